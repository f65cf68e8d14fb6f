import { useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref } from 'vue'
import { asProblem } from '@/api/errors'
import { onTelephony } from '@/api/events'
import { newIdempotencyKey } from '@/api/idempotency'
import { getFrom, postTo } from '@/api/raw'
import type { OwnSeat, SeatSettings } from '@/api/types'
import { movedOn } from './moves'

const KEY = ['telephony', 'own-seat']
/** So often the seat is read where nothing is heard of it, lest a notice was lost on its way. */
const READ_EVERY_MS = 300_000
const READ_WITH = ['telephony.seat', 'telephony.switch', 'reset']

let users = 0
let unhear: () => void = () => undefined

/** Hear of the own seat once, however many parts of the page show it; what a notice does not tell is read. */
function hearWhileUsed(queries: QueryClient) {
  if (users++ === 0) {
    unhear = onTelephony((kind, told) => {
      if (!READ_WITH.includes(kind)) return
      // An answer that is on its way may be older than the notice.
      const next = queries.isFetching({ queryKey: KEY }) ? null : movedOn(queries.getQueryData<OwnSeat>(KEY), told)
      if (next) queries.setQueryData(KEY, next)
      else void queries.invalidateQueries({ queryKey: KEY })
    })
  }
  onScopeDispose(() => {
    if (--users === 0) unhear()
  })
}

/** The reader's own seat: it follows every notice, and is commanded. */
export function useSeat() {
  const queries = useQueryClient()
  const problem = ref<unknown>(null)
  const busy = ref('')
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getFrom<OwnSeat>('/api/seats/own', {}, signal),
    refetchInterval: READ_EVERY_MS,
  })
  const settings = useQuery({
    queryKey: ['telephony', 'seat-settings'],
    queryFn: ({ signal }) => getFrom<SeatSettings>('/api/seats/settings', {}, signal),
    staleTime: 60_000,
  })
  const seat = computed(() => query.data.value?.seat ?? null)
  hearWhileUsed(queries)

  async function send(what: string, body: object): Promise<boolean> {
    problem.value = null
    try {
      queries.setQueryData(KEY, await postTo<OwnSeat>(`/api/seats/own/${what}`, body, newIdempotencyKey()))
      return true
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return false
    } finally {
      if (busy.value === what) busy.value = ''
      void queries.invalidateQueries({ queryKey: KEY })
    }
  }

  let asked = Promise.resolve(true)
  /** Ask for something at the own seat, after what was asked before; pressed twice, it is asked once. */
  async function ask(what: string, body: object = {}): Promise<boolean> {
    if (busy.value === what) return false
    busy.value = what
    asked = asked.then(() => send(what, body))
    return asked
  }

  return { told: query.data, settings: settings.data, seat, ask, busy, problem }
}
