import { describe, expect, it } from 'vitest'
import { bulkForm, BULK_STEPS, byReason } from './bulk'
import { chosenColumns } from './columns'

describe('acting on many orders', () => {
  it('every step has a form', () => {
    for (const { step } of BULK_STEPS) expect(bulkForm(step)).toBeDefined()
  })

  it('tells refusals by reason, the most frequent first', () => {
    const counts = [
      { code: 'a', title: '不在此阶段', count: 1 },
      { code: 'b', title: '无权办理', count: 40 },
    ]
    const examples = [
      { number: '1', code: 'a', title: '不在此阶段' },
      { number: '2', code: 'b', title: '无权办理' },
    ]
    expect(byReason(counts, examples)).toEqual([
      { title: '无权办理', count: 40, numbers: ['2'] },
      { title: '不在此阶段', count: 1, numbers: ['1'] },
    ])
  })
})

describe('the columns of the list', () => {
  it('keep number and title whatever was chosen, in the order of the list', () => {
    expect(chosenColumns(['stage', 'remaining', 'unknown'])).toEqual(['remaining', 'number', 'title', 'stage'])
  })
})
