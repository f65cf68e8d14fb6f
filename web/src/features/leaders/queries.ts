import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { getFrom } from '@/api/raw'
import { useSession } from '@/api/session'
import type { Board } from './board'

const MINUTE = 60_000

/** Key enterprises, leaders' items, instructions, focus areas. */
export function useBoard() {
  return useQuery({
    queryKey: ['supervision', 'leaders-board'],
    queryFn: ({ signal }) => getFrom<Board>('/api/supervision/leaders-board', {}, signal),
    refetchInterval: MINUTE,
  })
}

/** The daily report that was issued last. */
export function useLatestDaily() {
  const session = useSession()
  return useQuery({
    queryKey: ['reports', 'latest-daily'],
    queryFn: async ({ signal }) => {
      const query = { kind: 'daily', state: 'issued', limit: 1 } as const
      return (await answerOf(client.GET('/api/reports', { params: { query }, signal }))).items[0] ?? null
    },
    enabled: computed(() => session.may('read_reports')),
    staleTime: MINUTE,
  })
}

/** Units in order of their on-time completion. */
export function useRanking(period: MaybeRefOrGetter<{ from: string; to: string }>) {
  return useQuery({
    queryKey: computed(() => ['supervision', 'ranking', toValue(period)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/supervision/ranking', { params: { query: toValue(period) }, signal })),
    staleTime: 10 * MINUTE,
  })
}

/** Where the evaluation of this hotline will end at this pace; nothing while its period has not begun. */
export function useEarlyView(scheme: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['evaluation', toValue(scheme), 'early-view']),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/evaluations/{scheme}/early-view', { params: { path: { scheme: toValue(scheme) } }, signal }),
      ),
    enabled: computed(() => Boolean(toValue(scheme))),
    retry: false,
    staleTime: 60 * MINUTE,
  })
}
