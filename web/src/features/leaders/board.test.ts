import { describe, expect, it } from 'vitest'
import { endsOf, lossesOf, stepsOf, type LeaderItem } from './board'

describe('the leaders’ board', () => {
  it('names the first and the last of a ranking once each, and nobody who is not ranked', () => {
    const rows = [1, 2, 3, 4, null].map((rank) => ({ rank }))
    expect(endsOf(rows, 2, 1)).toEqual({ first: [{ rank: 1 }, { rank: 2 }], last: [{ rank: 4 }] })
    expect(endsOf(rows, 5, 3).last).toEqual([])
  })

  it('lists what loses most at this pace, and nothing that loses nothing or is not known', () => {
    const leaf = (name: string, weight: string, mark: string | null) => ({ name, weight, mark_at_pace: mark })
    const found = lossesOf([leaf('a', '5', '4'), leaf('b', '10', '4'), leaf('c', '3', '3'), leaf('d', '9', null)], 2)
    expect(found.map((each) => [each.name, each.lost])).toEqual([
      ['b', 6],
      ['a', 1],
    ])
  })

  it('shows an item’s three steps, those to come without a moment', () => {
    const item = { assigned_at: '2026-01-01T00:00:00Z', assigned_by_name: 'a', reported_at: null } as LeaderItem
    expect(stepsOf({ ...item, approved_at: null }).map((each) => Boolean(each.at))).toEqual([true, false, false])
  })
})
