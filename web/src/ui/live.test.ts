import { describe, expect, it } from 'vitest'
import type { LiveSummary } from '@/api/types'
import { ageOf, isLivePast, percentOf } from './live'

const AT = '2026-07-15T03:00:00Z'
const NOW = Date.parse(AT)
const live = { at: AT, is_stale: false, thresholds: { stale_after_seconds: 15 } } as LiveSummary

describe('what is shown of the present', () => {
  it('is of the past when the switch is not heard or no answer has come in time', () => {
    expect(isLivePast(live, NOW + 25_000, 10_000)).toBe(false)
    expect(isLivePast(live, NOW + 25_001, 10_000)).toBe(true)
    expect(isLivePast({ ...live, is_stale: true }, NOW, 10_000)).toBe(true)
    expect(ageOf(AT, NOW + 61_400)).toBe(61)
    expect(ageOf(undefined, NOW)).toBeNull()
  })

  it('never rounds a rate up to a target that it does not reach', () => {
    expect(percentOf('0.9499')).toBe('94.9%')
    expect(percentOf('0.9500')).toBe('95.0%')
    expect(percentOf('1')).toBe('100.0%')
    expect(percentOf(null)).toBe('—')
  })
})
