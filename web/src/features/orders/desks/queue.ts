/** The queue of a desk: a view of the list, or the call-backs to make. */
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { WorkOrderQuery } from '@/api/types'
import type { Timed } from '@/ui/sla'
import { useCallbacks, type CallbackState } from '../callbackQueries'
import { PAGE_SIZE, useWorkOrders } from '../queries'
import { timedOn, type Desk } from './desks'

export type Task = NonNullable<ReturnType<typeof useCallbacks>['data']['value']>['items'][number]
export type QueueRow = {
  number: string
  title: string
  request_type: string
  urgency: string
  is_confidential: boolean
  /** The department, or whoever is to be called. */
  under: string
  /** What its time left is told from; none for a call-back. */
  timed: Timed | null
  registeredAt: string
  task: Task | null
}

export function useQueue(
  desk: MaybeRefOrGetter<Desk>,
  cursor: MaybeRefOrGetter<string>,
  state: MaybeRefOrGetter<CallbackState>,
) {
  const isOfOrders = computed(() => Boolean(toValue(desk).view))
  const orders = useWorkOrders(
    () =>
      ({
        view: toValue(desk).view,
        cursor: toValue(cursor) || undefined,
        limit: PAGE_SIZE,
      }) as unknown as WorkOrderQuery,
    isOfOrders,
  )
  const callbacks = useCallbacks(state, cursor, () => !isOfOrders.value)
  const query = computed(() => (isOfOrders.value ? orders : callbacks))
  // Until a queue comes the one before it stands in: its orders are not this desk's.
  const isAnother = computed(() => query.value.isPlaceholderData.value)
  const rows = computed<QueueRow[]>(() => {
    if (isAnother.value) return []
    return isOfOrders.value
      ? (orders.data.value?.items ?? []).map((each) => ({
          ...each,
          under: each.department?.name ?? each.category.name,
          timed: timedOn(each),
          registeredAt: each.registered_at,
          task: null,
        }))
      : (callbacks.data.value?.items ?? []).map((each) => ({
          ...each,
          under: [each.requester_name, each.requester_phone_number].filter(Boolean).join(' '),
          timed: null,
          registeredAt: each.planned_at,
          task: each,
        }))
  })
  return {
    rows,
    isPending: computed(() => query.value.isPending.value || isAnother.value),
    error: computed(() => query.value.error.value),
    next: computed(() => query.value.data.value?.next_cursor ?? null),
    readAt: computed(() => query.value.dataUpdatedAt.value),
    refetch: () => query.value.refetch(),
  }
}
