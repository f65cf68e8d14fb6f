import { describe, expect, it } from 'vitest'
import { readDays, weeksOf, type SpecialDay } from './calendar'

describe('the calendar of a month', () => {
  it('begins its weeks on Monday and marks the special days', () => {
    const special = new Map<string, SpecialDay>([
      ['2026-10-01', { on: '2026-10-01', kind: 'off', name: '国庆节' }],
      ['2026-10-10', { on: '2026-10-10', kind: 'full', name: '调休' }],
    ])
    const weeks = weeksOf(2026, 10, special)
    expect(weeks[0]?.slice(0, 3)).toEqual([null, null, null])
    expect(weeks[0]?.[3]).toMatchObject({ day: '2026-10-01', kind: 'special' })
    const cells = weeks.flat()
    expect(cells.find((cell) => cell?.day === '2026-10-10')).toMatchObject({ kind: 'special' })
    expect(cells.find((cell) => cell?.day === '2026-10-11')).toMatchObject({ kind: 'weekend' })
    expect(cells.filter(Boolean)).toHaveLength(31)
  })
})

describe('days of a new version', () => {
  it('are read line by line, and a line that cannot be read is named', () => {
    const told = readDays('2026-10-01 off 国庆节\n\n2026-13-01 off 错\n2026-10-10 full 调休 上班', ['off', 'full'])
    expect(told.days).toEqual([
      { on: '2026-10-01', kind: 'off', name: '国庆节' },
      { on: '2026-10-10', kind: 'full', name: '调休 上班' },
    ])
    expect(told.wrong).toEqual([3])
  })
})
