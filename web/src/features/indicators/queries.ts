import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

export type ValueScope = { code: string; from: string; to: string; by?: string; variant?: string }
export type RecordScope = ValueScope & { key?: string; part?: string; cursor?: string }

export function useIndicatorValues(scope: MaybeRefOrGetter<ValueScope>) {
  return useQuery({
    queryKey: computed(() => ['indicators', 'values', toValue(scope)]),
    queryFn: ({ signal }) => {
      const { code, ...query } = toValue(scope)
      const params = { path: { code }, query: query as never }
      return answerOf(client.GET('/api/indicators/{code}', { params, signal }))
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function useIndicatorRecords(scope: MaybeRefOrGetter<RecordScope>) {
  return useQuery({
    queryKey: computed(() => ['indicators', 'records', toValue(scope)]),
    queryFn: ({ signal }) => {
      const { code, ...query } = toValue(scope)
      const params = { path: { code }, query: query as never }
      return answerOf(client.GET('/api/indicators/{code}/records', { params, signal }))
    },
    placeholderData: keepPreviousData,
  })
}
