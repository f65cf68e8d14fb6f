import { afterEach, describe, expect, it } from 'vitest'
import { nameFieldsBy, Problem } from './errors'

afterEach(() => nameFieldsBy((field) => field))

describe('a refused entry', () => {
  it('is called as the page calls it, and found under its own name wherever it stands in the request', () => {
    nameFieldsBy((field) => ({ reminder_hours: '催办提前' })[field] ?? '')
    const told = {
      code: 'invalid_input',
      field: 'terms.reminder_hours',
      title: '填写的内容有误：“terms.reminder_hours”超出上限。',
    }
    const problem = new Problem(told, 422)
    expect(problem.title).toBe('填写的内容有误：“催办提前”超出上限。')
    expect(Object.keys(problem.fieldTexts)).toEqual(['reminder_hours'])
  })

  it('keeps the words of any other refusal', () => {
    nameFieldsBy(() => '?')
    expect(new Problem({ code: 'reply_blocked', field: 'answer', title: '“answer”' }, 422).title).toBe('“answer”')
  })
})
