/** What waits for somebody, over all his pages, with the way to it. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { viewCounts } from '@/api/counts'
import { useSession } from '@/api/session'
import type { WorkOrderCounts } from '@/api/types'
import { getFrom } from '@/api/raw'

/** Asked for again at most so often, however much happens: the counts cost the database more than an event does. */
export const NOTICES_EVERY_MS = 20_000
export const NOTICES = ['notices']
// Whoever opens a page wants the page first.
const AFTER_PAGE_MS = 1_000
// Counts that another place has just been told are taken; each event is heard longer ago than this.
const JUST_TOLD_MS = 1_000

export type Waiting = { name: string; count: number; isMore: boolean; isPressing: boolean; to: RouteLocationRaw }
type SupervisionCounts = {
  unread_reminders: number
  notices_awaiting_reply: number
  notices_to_decide: number
  late_notices: number
  open_accountability: number
}
type Counted = { views?: WorkOrderCounts['views']; supervision?: SupervisionCounts }
type May = (...wanted: string[]) => boolean

const view = (name: string): RouteLocationRaw => ({ name: 'orders', query: { view: name } })

/** The kinds of things that wait, those that press first; what nobody waits for is left out. */
export function waitingOf({ views, supervision }: Counted, may: May): Waiting[] {
  const row = (name: string, count: number | undefined, to: RouteLocationRaw, isPressing = false, isMore = false) => ({
    name,
    count: count ?? 0,
    isMore,
    isPressing,
    to,
  })
  const counted = (name: 'overdue' | 'due_soon' | 'my_tasks' | 'approvals', isPressing = false) =>
    row(
      name,
      views?.[name]?.count,
      name === 'approvals' ? { name: 'approvals' } : view(name),
      isPressing,
      views?.[name]?.is_bounded,
    )
  const answers = may('answer_supervision')
  const all = [
    counted('my_tasks'),
    ...(answers ? [counted('overdue', true), counted('due_soon')] : []),
    counted('approvals'),
    row('unread_reminders', answers ? supervision?.unread_reminders : 0, { name: 'supervision-reminders' }, true),
    row('notices_awaiting_reply', answers ? supervision?.notices_awaiting_reply : 0, { name: 'supervision-notices' }),
    row('notices_to_decide', may('supervise_work_orders') ? supervision?.notices_to_decide : 0, {
      name: 'supervision-notices',
    }),
    row(
      'open_accountability',
      may('supervise_work_orders', 'answer_supervision') ? supervision?.open_accountability : 0,
      { name: 'supervision-accountability' },
    ),
  ]
  return all.filter((each) => each.count)
}

/** How many things wait; what is overdue or due soon waits already among the tasks and is not counted twice. */
export const sumOf = (waiting: readonly Waiting[]): number =>
  waiting.reduce((sum, each) => sum + (['overdue', 'due_soon'].includes(each.name) ? 0 : each.count), 0)

/** What waits for whoever is signed in, asked for again when something happened. */
export function useNotices() {
  const session = useSession()
  const queries = useQueryClient()
  const isDue = ref(false)
  const due = setTimeout(() => (isDue.value = true), AFTER_PAGE_MS)
  onScopeDispose(() => clearTimeout(due))
  const reads = computed(() => session.may('read_work_orders'))
  const supervises = computed(() => session.may('answer_supervision', 'supervise_work_orders'))
  const query = useQuery({
    queryKey: NOTICES,
    queryFn: async ({ signal }): Promise<Counted> => {
      const [orders, supervision] = await Promise.all([
        reads.value ? queries.fetchQuery({ ...viewCounts, staleTime: JUST_TOLD_MS }) : undefined,
        supervises.value ? getFrom<SupervisionCounts>('/api/supervision/counts', {}, signal) : undefined,
      ])
      return { views: orders?.views, supervision }
    },
    enabled: computed(() => isDue.value && (reads.value || supervises.value)),
    staleTime: NOTICES_EVERY_MS,
    refetchInterval: 5 * 60_000,
  })
  const waiting = computed(() => waitingOf(query.data.value ?? {}, session.may))
  return { query, waiting, isFor: computed(() => reads.value || supervises.value) }
}
