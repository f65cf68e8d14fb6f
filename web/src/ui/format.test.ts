import { describe, expect, it } from 'vitest'
import { formatDeadline, formatMark, formatMoment, formatNumber, formatSeconds, formatShortMoment } from './format'

describe('numbers', () => {
  it('separate thousands and keep every digit of an exact decimal', () => {
    expect(formatNumber(199133)).toBe('199,133')
    expect(formatNumber('0.97388177750548629')).toBe('0.97388177750548629')
    expect(formatNumber('-1234567.50')).toBe('-1,234,567.50')
  })

  it('are a dash where there is none', () => {
    expect([formatNumber(null), formatNumber(undefined), formatMark(null)]).toEqual(['—', '—', '—'])
  })

  it('lose the zeros that say nothing only as marks', () => {
    expect([formatMark('3.00'), formatMark('6.50'), formatMark('10'), formatMark('24.63')]).toEqual([
      '3',
      '6.5',
      '10',
      '24.63',
    ])
  })
})

describe('moments', () => {
  it("are told in the hotline's time, wherever the reader is", () => {
    expect(formatMoment('2023-01-04T16:30:00Z')).toBe('2023-01-05 00:30')
  })

  it('leave the year out within the current one', () => {
    const now = Date.parse('2026-11-21T00:00:00Z')
    expect(formatShortMoment('2026-11-18T07:17:00Z', now)).toBe('11-18 15:17')
    expect(formatShortMoment('2023-01-05T01:12:00Z', now)).toBe('2023-01-05 09:12')
  })

  it('that end a day are told as its end', () => {
    expect(formatDeadline('2026-11-28T00:00:00+08:00')).toBe('2026-11-27 24:00')
    expect(formatDeadline('2026-11-28T01:30:00+08:00')).toBe('2026-11-28 01:30')
  })

  it('that nobody knows are a dash', () => {
    expect(formatMoment(null)).toBe('—')
  })
})

describe('spans', () => {
  it('are minutes and seconds, with hours when they are long', () => {
    expect([formatSeconds(9), formatSeconds(187), formatSeconds(3727)]).toEqual(['0′09″', '3′07″', '1:02′07″'])
  })
})
