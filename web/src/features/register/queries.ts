import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client, withKey } from '@/api/client'
import type { DeadlineQuery, Registration, WorkOrder } from '@/api/types'

export const register = (body: Registration, key: string) =>
  answerOf(client.POST('/api/work-orders', { body, headers: withKey(key) })) as Promise<WorkOrder>

export function useRegistered() {
  const queries = useQueryClient()
  return (order: WorkOrder) => {
    queries.setQueryData(['work-order', String(order.number)], order)
    void queries.invalidateQueries({ queryKey: ['work-orders'] })
  }
}

export function useSuggestions(category: MaybeRefOrGetter<string>, division: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['suggestions', toValue(category), toValue(division)]),
    queryFn: ({ signal }) => {
      const query = { category_code: toValue(category), division_code: toValue(division) || undefined }
      return answerOf(client.GET('/api/work-orders/suggestions', { params: { query }, signal }))
    },
    enabled: computed(() => Boolean(toValue(category))),
    staleTime: 300_000,
  })
}

export function useDeadline(requestType: MaybeRefOrGetter<string>, urgency: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['deadline', toValue(requestType), toValue(urgency)]),
    queryFn: ({ signal }) => {
      const query = { request_type: toValue(requestType), urgency: toValue(urgency) }
      return answerOf(client.GET('/api/handling-deadline', { params: { query: query as DeadlineQuery }, signal }))
    },
  })
}
