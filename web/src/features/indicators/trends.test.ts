import { describe, expect, it } from 'vitest'
import { inOrder, scaleOf, strokesOf, type Trend } from './trends'

const trend = (key: string, ...values: (string | null)[]): Trend => ({
  key,
  name: key,
  months: values.map((value, place) => ({ month: `2023-${place + 1}`, value, shown: value ?? '' })),
})

describe('small drawings side by side', () => {
  it('share one scale: from zero for counts, near the lowest for high rates', () => {
    expect(scaleOf([trend('a', '5', '9'), trend('b', '100')], false)).toEqual({ low: 0, high: 100 })
    expect(scaleOf([trend('a', '0.931', '0.99')], true)).toEqual({ low: 0.9, high: 0.99 })
    expect(scaleOf([trend('a', null)], true)).toEqual({ low: 0, high: 1 })
  })

  it('break where a month has no value instead of drawing one', () => {
    const { lines, points } = strokesOf(trend('a', '0', '1', null, '1', null, '0.5'), { low: 0, high: 1 })
    expect(lines).toEqual(['0,40 20,0'])
    expect(points).toEqual([
      { x: 60, y: 0 },
      { x: 100, y: 20 },
    ])
  })

  it('stand in the order that is asked for, without those that had nothing', () => {
    const found = inOrder([trend('a', '1'), trend('b', null), trend('c', '2')], ['c', 'b', 'a'])
    expect(found.map((one) => one.key)).toEqual(['c', 'a'])
  })
})
