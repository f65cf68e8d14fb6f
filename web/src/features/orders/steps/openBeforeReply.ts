import type { WorkOrder } from '@/api/types'

type Around = Pick<WorkOrder, 'contact_due_at' | 'first_contacted_at' | 'assignments'>

/** What a department leaves open when it replies now; where nobody can be contacted there is no moment for it. */
export function openBeforeReply(order: Around): { isNotContacted: boolean; unanswered: string[] } {
  const supporting = order.assignments.filter((each) => each.part === 'supporting' && !each.ended_at)
  return {
    isNotContacted: Boolean(order.contact_due_at) && !order.first_contacted_at,
    unanswered: supporting.filter((each) => !each.replied_at).map((each) => each.department.name),
  }
}
