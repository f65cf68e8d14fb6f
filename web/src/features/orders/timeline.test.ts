import { describe, expect, it } from 'vitest'
import type { WorkOrder } from '@/api/types'
import { countsOf, timelineOf } from './timeline'

const CALL = 'C20261122-0123456789ABCDEF'
const step = (sequence: number, kind: string, at: string, details = {}) => ({ sequence, kind, at, note: '', details })
const order = {
  history: [
    step(1, 'register', '2026-11-20T01:00:00Z'),
    step(2, 'contact', '2026-11-20T03:00:00Z'),
    step(3, 'reply', '2026-11-20T04:00:00Z'),
    step(4, 'note_progress', '2026-11-20T03:30:00Z'),
    step(5, 'record_callback', '2026-11-20T06:00:00Z', { call: CALL }),
  ],
  call: { reference: CALL, arrived_at: '2026-11-20T00:58:00Z' },
  clocks: [
    { id: 1, stopped_at: '2026-11-20T04:00:00Z' },
    { id: 2, stopped_at: null },
  ],
  contact_attempts: [{ at: '2026-11-20T03:00:00Z', was_reached: true, recording_reference: 'our-own-file-7' }],
  replies: [{ written_at: '2026-11-20T04:00:01Z', answer: '已修复' }],
} as unknown as WorkOrder
const messages = [
  {
    text: '已受理',
    state: 'sent',
    channel: 'sms',
    to_number: '138****0000',
    created_at: '2026-11-20T01:00:01Z',
    sent_at: '2026-11-20T01:00:02Z',
    error: '',
  },
  {
    text: '请评价',
    state: 'failed',
    channel: 'sms',
    to_number: '138****0000',
    created_at: '2026-11-20T05:00:00Z',
    sent_at: null,
    error: 'no_gateway',
  },
]

describe('the one timeline', () => {
  const items = timelineOf(order, messages)

  it('has calls, steps, replies, clocks that ended, notes and messages in the order of time', () => {
    expect(items.map((item) => item.key)).toEqual(['call', 's1', 'm0', 's2', 's4', 's3', 'c1', 'm1', 's5'])
    expect(countsOf(items)).toEqual([
      { kind: 'call', count: 3 },
      { kind: 'step', count: 1 },
      { kind: 'reply', count: 1 },
      { kind: 'clock', count: 1 },
      { kind: 'note', count: 1 },
      { kind: 'message', count: 2 },
    ])
  })

  it('marks what the requester was told: never a clock, a note, or a message that was not sent', () => {
    expect(items.filter((item) => item.isTold).map((item) => item.key)).toEqual(['call', 's1', 'm0', 's2', 's5'])
  })

  it('plays calls of the hotline, and no file of a department', () => {
    expect(items.filter((item) => item.recording).map((item) => item.key)).toEqual(['call', 's5'])
  })

  it('shows a reply with its step', () => {
    expect(items.find((item) => item.key === 's3')?.reply?.answer).toBe('已修复')
  })
})
