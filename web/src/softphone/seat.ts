import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref } from 'vue'
import { asProblem } from '@/api/errors'
import { onTelephony } from '@/api/events'
import { newIdempotencyKey } from '@/api/idempotency'
import { getFrom, postTo } from '@/api/raw'
import type { OwnSeat, SeatSettings } from '@/api/types'

const KEY = ['telephony', 'own-seat']

/** The reader's own seat: read again with every notice, and commanded. */
export function useSeat() {
  const queries = useQueryClient()
  const problem = ref<unknown>(null)
  const busy = ref('')
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getFrom<OwnSeat>('/api/seats/own', {}, signal),
    refetchInterval: 30_000,
  })
  const settings = useQuery({
    queryKey: ['telephony', 'seat-settings'],
    queryFn: ({ signal }) => getFrom<SeatSettings>('/api/seats/settings', {}, signal),
    staleTime: 60_000,
  })
  const seat = computed(() => query.data.value?.seat ?? null)
  onScopeDispose(onTelephony(() => void queries.invalidateQueries({ queryKey: KEY })))

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
