import { describe, expect, it } from 'vitest'
import { LONGEST_WHOLE, windowOf } from './rowWindow'

describe('the rows of a long table', () => {
  it('are all drawn while they are few', () => {
    expect(windowOf(LONGEST_WHOLE, 900, 300, 30)).toEqual({ first: 0, last: LONGEST_WHOLE, above: 0, below: 0 })
  })

  it('are drawn only near what is in sight, and the rest keeps its height', () => {
    for (const scrolled of [0, 1, 977, 30_000, 59_400, 99_999]) {
      const { first, last, above, below } = windowOf(2000, scrolled, 600, 30)
      expect(last - first).toBeLessThan(60)
      expect(above + (last - first) * 30 + below).toBe(2000 * 30)
      const top = Math.min(scrolled, 2000 * 30 - 600)
      expect(above).toBeLessThanOrEqual(top)
      expect(above + (last - first) * 30).toBeGreaterThanOrEqual(top + 600)
    }
  })
})
