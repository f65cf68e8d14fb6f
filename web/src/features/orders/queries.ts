import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { MaybeRefOrGetter } from 'vue'
import { computed, toValue } from 'vue'
import { answerOf, client, withKey } from '@/api/client'
import type { CallbackBody, DeadlineQuery, WorkOrder, WorkOrderQuery } from '@/api/types'

export const PAGE_SIZE = 20

export function useWorkOrders(query: MaybeRefOrGetter<WorkOrderQuery>) {
  return useQuery({
    queryKey: computed(() => ['work-orders', 'list', toValue(query)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/work-orders', { params: { query: toValue(query) }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useWorkOrderCounts() {
  return useQuery({
    queryKey: ['work-orders', 'counts'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/work-orders/counts', { signal })),
  })
}

export function useWorkOrder(number: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['work-order', toValue(number)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/work-orders/{number}', { params: { path: { number: toValue(number) } }, signal })),
  })
}

/** Puts the answer of a step in place of what the page showed. */
export function useWorkOrderUpdate() {
  const queries = useQueryClient()
  return (order: WorkOrder) => {
    queries.setQueryData(['work-order', String(order.number)], order)
    void queries.invalidateQueries({ queryKey: ['work-orders'] })
  }
}

export function useSuggestions(categoryCode: MaybeRefOrGetter<string>, divisionCode: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['suggestions', toValue(categoryCode), toValue(divisionCode)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/suggestions', {
          params: {
            query: { category_code: toValue(categoryCode), division_code: toValue(divisionCode) || undefined },
          },
          signal,
        }),
      ),
    enabled: computed(() => Boolean(toValue(categoryCode))),
    staleTime: 300_000,
  })
}

export function useDeadline(requestType: MaybeRefOrGetter<string>, urgency: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['deadline', toValue(requestType), toValue(urgency)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/handling-deadline', {
          params: { query: { request_type: toValue(requestType), urgency: toValue(urgency) } as DeadlineQuery },
          signal,
        }),
      ),
  })
}

const at = (number: string, key: string) => ({ params: { path: { number } }, headers: withKey(key) })

/** One POST for each step; each answers the order as it stands afterwards. */
export const take = {
  answer: (number: string, body: { answer: string; version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/answers', { ...at(number, key), body })),
  dispatch: (number: string, body: { department_code: string; note: string; version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/dispatches', { ...at(number, key), body })),
  acknowledge: (number: string, body: { version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/acknowledgements', { ...at(number, key), body })),
  reply: (number: string, body: { reply: string; version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/replies', { ...at(number, key), body })),
  review: (number: string, body: { outcome: 'accepted' | 'returned'; note: string; version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/reviews', { ...at(number, key), body })),
  archive: (number: string, body: { version: number }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/archivings', { ...at(number, key), body })),
  disclose: (number: string, body: { reason: string }, key: string) =>
    answerOf(client.POST('/api/work-orders/{number}/disclosures', { ...at(number, key), body })),
}

/** The call-back's own answer tells the attempt; the order is read again for its new stage and history. */
export async function recordCallback(number: string, body: CallbackBody, key: string): Promise<WorkOrder> {
  await answerOf(client.POST('/api/work-orders/{number}/callbacks', { ...at(number, key), body }))
  return answerOf(client.GET('/api/work-orders/{number}', { params: { path: { number } } }))
}
