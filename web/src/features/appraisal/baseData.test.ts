import { describe, expect, it } from 'vitest'
import { byYear, yearsShown } from './baseData'

describe('base data', () => {
  it('is compared over three years up to the newest that is stated', () => {
    expect(yearsShown([2021, 2023], 2026)).toEqual([2021, 2022, 2023])
    expect(yearsShown([], 2026)).toEqual([2023, 2024, 2025])
  })

  it('is sent year by year, the later of two cells for one item', () => {
    const sent = byYear([
      { item: 'calls', year: 2022, text: '1' },
      { item: 'staff', year: 2023, text: '2' },
      { item: 'calls', year: 2022, text: '3' },
    ])
    expect([...sent]).toEqual([
      [2022, { calls: '3' }],
      [2023, { staff: '2' }],
    ])
  })
})
