import { describe, expect, it } from 'vitest'
import { changedLines, changedRecord, specialBody, weeksOf, WEEKDAYS } from './cityTelephone'

describe('the settings of the telephone', () => {
  it('show weekdays with the same hours together, and days without any', () => {
    const spans = WEEKDAYS.slice(0, 5).flatMap((weekday) => [
      { weekday, opens_at: '08:00', closes_at: '12:00' },
      { weekday, opens_at: '14:00', closes_at: '18:00' },
    ])
    expect(weeksOf(spans)).toEqual([
      { weekdays: WEEKDAYS.slice(0, 5), times: '08:00–12:00 14:00–18:00' },
      { weekdays: ['saturday', 'sunday'], times: '' },
    ])
  })

  it('take an empty choice for an empty text, and leave what the form does not ask for', () => {
    const queue = { code: 'inquiry', overflow_queue: 'complaint', weight: 3 }
    expect(changedRecord(queue, { overflow_queue: null })).toEqual({ code: 'inquiry', overflow_queue: '', weight: 3 })
  })

  it('are compared by lines, each change with its neighbours', () => {
    const before = ['queues:', '- code: inquiry', '  ring_seconds: 15', '  weight: 0', '- code: complaint'].join('\n')
    const shown = changedLines(before, before.replace('15', '20')).map((line) => `${line.kind} ${line.text.trim()}`)
    expect(shown).toEqual([
      'kept …',
      'kept - code: inquiry',
      'gone ring_seconds: 15',
      'come ring_seconds: 20',
      'kept weight: 0',
      'kept …',
    ])
  })

  it('close a special day without times', () => {
    const closed = { day: '2027-01-01', opens_at: null, closes_at: null }
    expect(specialBody({ day: '2027-01-01', opens_at: '', closes_at: '' })).toEqual(closed)
  })
})
