import { describe, expect, it } from 'vitest'
import { bulkForm, BULK_STEPS, byReason } from './bulk'
import { chosenColumns } from './columns'

describe('acting on many orders', () => {
  it('every step has a form', () => {
    for (const { step } of BULK_STEPS) expect(bulkForm(step)).toBeDefined()
  })

  it('tells refusals by reason, the most frequent first', () => {
    const refused = [
      { number: '1', code: 'a', title: '不在此阶段' },
      { number: '2', code: 'b', title: '无权办理' },
      { number: '3', code: 'b', title: '无权办理' },
    ]
    expect(byReason(refused)).toEqual([
      { title: '无权办理', numbers: ['2', '3'] },
      { title: '不在此阶段', numbers: ['1'] },
    ])
  })
})

describe('the columns of the list', () => {
  it('keep number and title whatever was chosen, in the order of the list', () => {
    expect(chosenColumns(['stage', 'remaining', 'unknown'])).toEqual(['remaining', 'number', 'title', 'stage'])
  })
})
