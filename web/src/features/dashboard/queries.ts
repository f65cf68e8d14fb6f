import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

export type Period = { from: string; to: string }

export function useDashboard(period: MaybeRefOrGetter<Period>) {
  return useQuery({
    queryKey: computed(() => ['dashboard', toValue(period)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/dashboard', { params: { query: toValue(period) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
