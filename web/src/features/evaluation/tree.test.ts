import { describe, expect, it } from 'vitest'
import type { ScorecardLevel } from '@/api/types'
import { branchKeys, differenceOf, differenceWords, fitOf, rowsOf } from './tree'

const leaf = (code: string, byRule: string | null, stated: string | null) => ({
  code,
  name: code,
  weight: '5',
  mark_by_rule: byRule,
  mark_stated: stated,
})
const tree = [
  {
    code: 'output',
    name: 'output',
    weight: '10',
    mark_by_rule: '9',
    mark_stated: '9.37',
    groups: [
      {
        code: 'quality',
        name: 'quality',
        weight: '10',
        mark_by_rule: '9',
        mark_stated: null,
        leaves: [leaf('same', '2.00', '2'), leaf('differs', '7', '6.63'), leaf('ruleless', null, '3')],
      },
    ],
  },
] as unknown as ScorecardLevel[]

describe('the scorecard as a tree', () => {
  it('tells differences in exact hundredths', () => {
    expect(differenceOf({ mark_by_rule: '7', mark_stated: '6.63' })).toBe(37)
    expect(differenceWords(37)).toBe('+0.37')
    expect(differenceWords(-200)).toBe('−2')
    expect(differenceOf({ mark_by_rule: '2.00', mark_stated: '2' })).toBe(0)
    expect(differenceOf({ mark_by_rule: null, mark_stated: '2' })).toBe(0)
  })

  it('shows every line while nothing is folded, with its place among its sisters', () => {
    const rows = rowsOf(tree, new Set(), false)
    expect(rows.map((row) => [row.depth, row.name, row.place, row.of])).toEqual([
      [1, 'output', 1, 1],
      [2, 'quality', 1, 1],
      [3, 'same', 1, 3],
      [3, 'differs', 2, 3],
      [3, 'ruleless', 3, 3],
    ])
  })

  it('hides what lies under a folded line', () => {
    expect(rowsOf(tree, new Set(branchKeys(tree)), false).map((row) => row.name)).toEqual(['output'])
    expect(rowsOf(tree, new Set(['output/quality']), false).map((row) => row.name)).toEqual(['output', 'quality'])
  })

  it('keeps only the leaves that differ when asked to', () => {
    expect(rowsOf(tree, new Set(), true).map((row) => row.name)).toEqual(['output', 'quality', 'differs'])
  })

  it('compares only where the scheme was written for this hotline and its leaves have figures', () => {
    const scorecard = { hotline: 'here', leaves_without_value: 0, tree }
    expect(fitOf(scorecard, 'here')).toBe('whole')
    expect(fitOf(scorecard, 'elsewhere')).toBe('other')
    expect(fitOf({ ...scorecard, leaves_without_value: 1 }, 'here')).toBe('partial')
    expect(fitOf({ ...scorecard, leaves_without_value: 2 }, 'here')).toBe('other')
    expect(fitOf({ ...scorecard, leaves_without_value: 3 }, 'here', true)).toBe('partial')
  })
})
