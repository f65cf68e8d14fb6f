import { describe, expect, it } from 'vitest'
import { drawn } from './outlines'

describe('outlines', () => {
  it('are drawn the right way up, with the name in the middle of the largest part', () => {
    const square = [
      [107, 33],
      [108, 33],
      [108, 34],
      [107, 34],
      [107, 33],
    ]
    const { paths, height } = drawn([{ code: 'a', polygons: [[square]] }], 100)
    expect(height).toBeCloseTo(100 / Math.cos((33.5 * Math.PI) / 180), 3)
    expect(paths.get('a')?.path.startsWith(`M0.0 ${height.toFixed(1)}L100.0 ${height.toFixed(1)}`)).toBe(true)
    expect(paths.get('a')?.middle.x).toBeCloseTo(50)
    expect(drawn([], 100).height).toBe(0)
  })
})
