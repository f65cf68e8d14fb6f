import { describe, expect, it } from 'vitest'
import { sumOf, waitingOf } from './notices'

const bounded = (count: number) => ({ count, is_bounded: false })
const views = { my_tasks: bounded(3), overdue: bounded(2), due_soon: bounded(1), approvals: bounded(0) } as never
const supervision = {
  unread_reminders: 4,
  notices_awaiting_reply: 1,
  notices_to_decide: 5,
  late_notices: 0,
  open_accountability: 0,
}
const who =
  (...held: string[]) =>
  (...wanted: string[]) =>
    wanted.some((each) => held.includes(each))

describe('what waits', () => {
  it("is a department's tasks, reminders and notices, and what is overdue is counted once", () => {
    const waiting = waitingOf({ views, supervision }, who('answer_supervision'))
    expect(waiting.map((each) => [each.name, each.count])).toEqual([
      ['my_tasks', 3],
      ['overdue', 2],
      ['due_soon', 1],
      ['unread_reminders', 4],
      ['notices_awaiting_reply', 1],
    ])
    expect(sumOf(waiting)).toBe(8)
  })

  it("is for the centre what its clerks decide, not the whole city's overdue work", () => {
    const waiting = waitingOf({ views, supervision }, who('supervise_work_orders'))
    expect(waiting.map((each) => each.name)).toEqual(['my_tasks', 'notices_to_decide'])
  })

  it('is nothing before anything is known', () => {
    expect(waitingOf({}, who())).toEqual([])
  })
})
