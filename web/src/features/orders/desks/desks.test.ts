import { describe, expect, it } from 'vitest'
import type { WorkOrder } from '@/api/types'
import { STEP_FORMS } from '../steps/table'
import { VIEWS } from '../views'
import { DESKS, nextAfter, staysOn, stepsOn, timedOn } from './desks'

const told = (satisfaction: string, steps: string[]) =>
  ({ steps, callback: { satisfaction } }) as unknown as Pick<WorkOrder, 'steps' | 'callback'>

describe('a desk', () => {
  it('names views and steps that there are', () => {
    for (const desk of Object.values(DESKS)) {
      expect(desk.view === undefined || VIEWS.includes(desk.view), desk.name).toBe(true)
      expect(
        desk.steps.filter((step) => !STEP_FORMS[step]),
        desk.name,
      ).toEqual([])
    }
  })

  it('offers what the reader may do, the usual first', () => {
    expect(stepsOn(DESKS.dispatch, { steps: ['decline', 'amend', 'dispatch'] })).toEqual(['dispatch', 'decline'])
  })

  it('goes on with the next row, then from the top, and passes over what somebody else writes on', () => {
    expect(nextAfter(['1', '2', '3'], '2')).toBe('3')
    expect(nextAfter(['1', '2', '3'], '3')).toBe('1')
    expect(nextAfter(['1', '2', '3'], '1', (number) => number === '2')).toBe('3')
    expect(nextAfter(['1', '2'], '1', () => true)).toBe('2')
    expect(nextAfter(['2'], '2')).toBe('')
    expect(nextAfter(['1', '2'], 'gone')).toBe('1')
  })

  it('keeps the order of a requester who is not content, so that it can be reopened at once', () => {
    expect(staysOn(DESKS.callback, 'record_callback', told('dissatisfied', ['reopen']))).toBe(true)
    expect(staysOn(DESKS.callback, 'record_callback', told('satisfied', ['reopen']))).toBe(false)
    expect(staysOn(DESKS.callback, 'record_callback', told('dissatisfied', []))).toBe(false)
    expect(staysOn(DESKS.review, 'accept_reply', told('dissatisfied', ['reopen']))).toBe(false)
  })

  it('tells the time left by the clock that runs, and calls no reply late that came in time', () => {
    const due = '2026-11-20T08:00:00Z'
    const order = { stage: 'registered', is_overdue: false, current_due_at: null }
    expect(timedOn({ ...order, dispatch_due_at: due })?.current_due_at).toBe(due)
    expect(timedOn(order)).toBeNull()
    expect(timedOn({ ...order, stage: 'replied', current_due_at: due })).toBeNull()
    expect(timedOn({ ...order, stage: 'replied', current_due_at: due, is_overdue: true })).not.toBeNull()
  })
})
