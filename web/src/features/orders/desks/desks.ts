/** The desks: one page at which a queue is worked off, in five configurations. */
import type { WorkOrder } from '@/api/types'
import type { Timed } from '@/ui/sla'
import type { View } from '../views'

export type DeskName = 'dispatch' | 'review' | 'callback' | 'dispute' | 'approval'
export type Desk = {
  name: DeskName
  /** The view of the list that is its queue; the call-back desk's queue are its tasks. */
  view?: View
  /** The steps that settle an order here, the usual one first; everything else stands in its menu. */
  steps: readonly string[]
}

export const DESKS: Record<DeskName, Desk> = {
  dispatch: {
    name: 'dispatch',
    view: 'awaiting_dispatch',
    steps: ['dispatch', 'designate', 'answer', 'merge', 'decline', 'transfer'],
  },
  review: {
    name: 'review',
    view: 'awaiting_review',
    steps: ['accept_reply', 'return_reply', 'confirm_result', 'reopen', 'reopen_for_dispatch'],
  },
  callback: { name: 'callback', steps: ['record_callback', 'reopen', 'reopen_for_dispatch', 'archive'] },
  dispute: {
    name: 'dispute',
    view: 'disputed',
    steps: [
      'uphold_send_back',
      'refuse_send_back',
      'open_joint_review',
      'give_opinion',
      'conclude_joint_review',
      'designate',
    ],
  },
  approval: {
    name: 'approval',
    view: 'approvals',
    steps: [
      'approve_reply',
      'return_draft',
      'uphold_send_back',
      'refuse_send_back',
      'approve_extension',
      'refuse_extension',
      'approve_promise',
      'refuse_promise',
      'approve_exclusion',
      'refuse_exclusion',
    ],
  },
}

/** The steps of a desk that the reader may take on an order now. */
export const stepsOn = (desk: Desk, order: Pick<WorkOrder, 'steps'>): string[] =>
  desk.steps.filter((step) => order.steps.includes(step))

/** Which row comes after one: the next in the queue that nobody else is writing on, else any; none where it was the last. */
export function nextAfter(
  numbers: readonly string[],
  current: string,
  isTaken: (number: string) => boolean = () => false,
): string {
  const at = numbers.indexOf(current)
  const following = [...numbers.slice(at + 1), ...numbers.slice(0, Math.max(at, 0))].filter((each) => each !== current)
  return following.find((each) => !isTaken(each)) ?? following[0] ?? ''
}

/** Whether an order stays on the desk after a step: a requester who is not content is dealt with at once. */
export const staysOn = (desk: Desk, step: string, after: Pick<WorkOrder, 'steps' | 'callback'>): boolean =>
  desk.name === 'callback' &&
  step === 'record_callback' &&
  ['dissatisfied', 'very_dissatisfied'].includes(after.callback?.satisfaction ?? '') &&
  after.steps.includes('reopen')

/**
 * What an order's time left is told from on a desk. What waits for its dispatch is late or not by the centre's own clock;
 * a reply that came in time is not late because its review takes longer.
 */
export function timedOn(order: Timed & { dispatch_due_at?: string | null }): Timed | null {
  if (order.dispatch_due_at) return { ...order, current_due_at: order.dispatch_due_at }
  const isSettled = order.stage === 'replied' && !order.is_overdue
  return order.current_due_at && !isSettled ? order : null
}
