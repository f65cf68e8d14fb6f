import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

type Period = { from: string; to: string }

export function useThreeRates(query: MaybeRefOrGetter<Period & { by: 'department' | 'category' }>) {
  return useQuery({
    queryKey: computed(() => ['three-rates', toValue(query)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/three-rates', { params: { query: toValue(query) }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useExclusions(query: MaybeRefOrGetter<Period>) {
  return useQuery({
    queryKey: computed(() => ['exclusions', toValue(query)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/exclusions', { params: { query: toValue(query) }, signal })),
    placeholderData: keepPreviousData,
  })
}
