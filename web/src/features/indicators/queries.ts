import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

export type ValueScope = { code: string; from: string; to: string; by?: string; variant?: string }
export type RecordScope = ValueScope & {
  key?: string
  part?: string
  version?: string
  left_out?: string
  cursor?: string
}

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

export function useMonthTable(period: MaybeRefOrGetter<{ from: string; to: string }>) {
  return useQuery({
    queryKey: computed(() => ['indicators', 'table', toValue(period)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/indicator-table', { params: { query: toValue(period) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function useTrends(scope: MaybeRefOrGetter<ValueScope>) {
  return useQuery({
    queryKey: computed(() => ['indicators', 'trends', toValue(scope)]),
    queryFn: ({ signal }) => {
      const { code, ...query } = toValue(scope)
      return answerOf(
        client.GET('/api/indicators/{code}/trends', { params: { path: { code }, query: query as never }, signal }),
      )
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export type ExplanationScope = ValueScope & { key?: string }

export function useExplanation(scope: MaybeRefOrGetter<ExplanationScope>) {
  return useQuery({
    queryKey: computed(() => ['indicators', 'explanation', toValue(scope)]),
    queryFn: ({ signal }) => {
      const { code, ...query } = toValue(scope)
      const params = { path: { code }, query: query as never }
      return answerOf(client.GET('/api/indicators/{code}/explanation', { params, signal }))
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
