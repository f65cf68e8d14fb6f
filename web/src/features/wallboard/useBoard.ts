import { useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref } from 'vue'
import { DAY, DAY_MS, LIVE, LIVE_MS, useDay, useLive } from '@/api/board'
import { onTelephony, openEvents } from '@/api/events'
import { ageOf, isLivePast } from '@/ui/live'

const LIVE_AT_MOST_EVERY_MS = 1_000
const DAY_AT_MOST_EVERY_MS = 15_000

/** The wall's figures, asked for again when something happens, and how old they are. */
export function useBoard() {
  const queries = useQueryClient()
  const live = useLive()
  const day = useDay()
  const now = ref(Date.now())
  const ticking = setInterval(() => (now.value = Date.now()), 1_000)
  const pending: Record<string, ReturnType<typeof setTimeout> | undefined> = {}
  const soon = (key: string[], everyMs: number) => {
    const name = key.join('.')
    pending[name] ??= setTimeout(() => {
      pending[name] = undefined
      void queries.invalidateQueries({ queryKey: key })
    }, everyMs)
  }
  const events = openEvents(() => soon(DAY, DAY_AT_MOST_EVERY_MS))
  const unhear = onTelephony(() => soon(LIVE, LIVE_AT_MOST_EVERY_MS))
  onScopeDispose(() => {
    clearInterval(ticking)
    Object.values(pending).forEach(clearTimeout)
    unhear()
    events.close()
  })
  const isLiveStale = computed(() => isLivePast(live.data.value, now.value, LIVE_MS))
  const dayAge = computed(() => ageOf(day.data.value?.at, now.value))
  return {
    live,
    day,
    now,
    stream: events.state,
    isLiveStale,
    isDayStale: computed(() => dayAge.value !== null && dayAge.value * 1000 > DAY_MS * 2),
    // What the switch last said may be older than the answer that tells it.
    liveAge: computed(() =>
      ageOf((isLiveStale.value && live.data.value?.switch?.heard_at) || live.data.value?.at, now.value),
    ),
    dayAge,
  }
}
