import { describe, expect, it } from 'vitest'
import type { Scorecard } from '@/api/types'
import { lossesOf, stepsOf } from './losses'

const leaf = (code: string, weight: string, mark_by_rule: string | null, mark_stated: string | null = null) => ({
  ...{ code, name: code, weight, mark_by_rule, mark_stated },
})
const card = (...leaves: object[]) => ({ tree: [{ groups: [{ leaves }] }] }) as unknown as Scorecard
const WORDS = { full: 'full', rest: 'rest', reached: 'reached' }

describe('where points were lost', () => {
  it('are the leaves below their weight, the largest first, by rule or as stated where no rule marks', () => {
    const found = lossesOf(
      card(leaf('a', '5', '5.00'), leaf('b', '3', '2.70'), leaf('c', '4', null, '1'), leaf('d', '2', null)),
    )
    expect(found.map((one) => [one.code, one.shown])).toEqual([
      ['c', '−3'],
      ['b', '−0.3'],
    ])
  })

  it('fall from the full mark to what was reached, without drifting, the small ones together', () => {
    const losses = Array.from({ length: 14 }, (_, place) => ({
      code: `${place}`,
      name: `${place}`,
      lost: 10,
      shown: '−0.1',
    }))
    const steps = stepsOf(losses, '100', WORDS)
    expect(steps).toHaveLength(12)
    expect(steps[0]).toMatchObject({ to: 100, isTotal: true })
    expect(steps[10]).toMatchObject({ name: 'rest', from: 99.1, to: 98.6, shown: '−0.5' })
    expect(steps.at(-1)).toMatchObject({ to: 98.6, shown: '98.6', isTotal: true })
  })
})
