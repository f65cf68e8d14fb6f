import { describe, expect, it } from 'vitest'
import { blankQuestion, designOf } from './design'

describe('a questionnaire as it is typed', () => {
  it('becomes questions with codes, options with their worth, and the formula', () => {
    const design = designOf('Survey', [
      { ...blankQuestion(), text: 'Called?', options: 'Yes\nNo\n' },
      { ...blankQuestion(), text: 'Satisfied?', options: 'Very | 1\nNot | 0', counts: true, after: '1.1' },
      { ...blankQuestion(), kind: 'text', text: 'Advice?', options: 'left over', isRequired: false },
    ])
    expect(design.formula).toEqual(['q2'])
    expect(design.questions[0]?.options?.map((option) => option.code)).toEqual(['o1', 'o2'])
    expect(design.questions[1]?.options?.map((option) => option.worth)).toEqual(['1', '0'])
    expect(design.questions[1]?.shown_if).toEqual({ question: 'q1', is_one_of: ['o1'] })
    expect(design.questions[2]?.options).toEqual([])
  })
})
