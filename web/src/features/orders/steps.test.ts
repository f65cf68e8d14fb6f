import { describe, expect, it } from 'vitest'
import { missingIn, type StepFields } from './steps'

const blank: StepFields = {
  answer: '',
  department_code: '',
  note: '',
  reply: '',
  was_reached: undefined,
  was_solved: undefined,
  satisfaction: '',
  comment: '',
}

describe('what a step cannot do without', () => {
  it.each([
    ['answer', 'answer'],
    ['dispatch', 'department_code'],
    ['reply', 'reply'],
    ['return_reply', 'note'],
    ['record_callback', 'was_reached'],
  ])('%s asks for %s', (step, field) => {
    expect(Object.keys(missingIn(step, blank))).toEqual([field])
  })

  it('acknowledging, accepting and archiving ask for nothing', () => {
    for (const step of ['acknowledge', 'accept_reply', 'archive']) expect(missingIn(step, blank)).toEqual({})
  })

  it('a requester who was not reached is not asked whether he is satisfied', () => {
    expect(missingIn('record_callback', { ...blank, was_reached: false })).toEqual({})
    expect(Object.keys(missingIn('record_callback', { ...blank, was_reached: true }))).toEqual([
      'was_solved',
      'satisfaction',
    ])
  })
})
