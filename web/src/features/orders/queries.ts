import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { MaybeRefOrGetter } from 'vue'
import { computed, toValue } from 'vue'
import { answerOf, client, withKey } from '@/api/client'
import { viewCounts } from '@/api/counts'
import type { Attachment, Duplicate, Explanation, Finding, OrderSupervision } from '@/api/types'
import { getFrom, postTo, upload } from '@/api/raw'
import type { DeadlineQuery, SuggestionQuery, WorkOrder, WorkOrderPage, WorkOrderQuery } from '@/api/types'

export const PAGE_SIZE = 20

export function useWorkOrders(query: MaybeRefOrGetter<WorkOrderQuery>, isWanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => ['work-orders', 'list', toValue(query)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/work-orders', { params: { query: toValue(query) }, signal })) as Promise<WorkOrderPage>,
    enabled: computed(() => toValue(isWanted)),
    placeholderData: keepPreviousData,
  })
}

export const useWorkOrderCounts = (isWanted: MaybeRefOrGetter<boolean>) =>
  useQuery({ ...viewCounts, enabled: computed(() => toValue(isWanted)) })

export function useWorkOrder(number: MaybeRefOrGetter<string>, isWanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => ['work-order', toValue(number)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/work-orders/{number}', { params: { path: { number: toValue(number) } }, signal })),
    enabled: computed(() => toValue(isWanted)),
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

type Criteria = Pick<SuggestionQuery, 'request_type' | 'urgency'>
type Asked = { request_type: string; urgency: string }

export function useSuggestions(
  categoryCode: MaybeRefOrGetter<string>,
  divisionCode: MaybeRefOrGetter<string>,
  criteria: MaybeRefOrGetter<Asked>,
) {
  return useQuery({
    queryKey: computed(() => ['suggestions', toValue(categoryCode), toValue(divisionCode), toValue(criteria)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/suggestions', {
          params: {
            query: {
              category_code: toValue(categoryCode),
              division_code: toValue(divisionCode) || undefined,
              ...(toValue(criteria) as Criteria),
            },
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

/** Sends a step; the answer is the order as it stands afterwards, read again where the step answers something else. */
export async function takeStep(number: string, resource: string, body: object, key: string): Promise<WorkOrder | null> {
  const told = await postTo<Partial<WorkOrder> | null>(`/api/work-orders/${number}/${resource}`, body, key)
  // Whoever recused himself has just lost sight of it.
  if (!told) return null
  if (told.steps && told.history) return told as WorkOrder
  return answerOf(client.GET('/api/work-orders/{number}', { params: { path: { number } } }))
}

export const disclose = (number: string, body: { reason: string }, key: string) =>
  answerOf(
    client.POST('/api/work-orders/{number}/disclosures', { params: { path: { number } }, headers: withKey(key), body }),
  )

export function useExplanation(number: MaybeRefOrGetter<string>, clock: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['work-order', toValue(number), 'clock', toValue(clock)]),
    queryFn: ({ signal }) =>
      getFrom<Explanation>(`/api/work-orders/${toValue(number)}/clocks/${toValue(clock)}/explanation`, {}, signal),
  })
}

export const checkReply = (number: string, body: { answer: string; report: string; basis: string }) =>
  postTo<Finding[]>(`/api/work-orders/${number}/reply-checks`, body)

export const uploadAttachment = (number: string, file: File) =>
  upload<Attachment>(`/api/work-orders/${number}/attachments`, file)

export const attachmentAddress = (number: string, id: number) => `/api/work-orders/${number}/attachments/${id}`

export const findDuplicates = (body: object) => postTo<Duplicate[]>('/api/work-orders/duplicate-searches', body)

export function useSupervisionOf(number: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['work-order', toValue(number), 'supervision']),
    queryFn: ({ signal }) => getFrom<OrderSupervision>(`/api/work-orders/${toValue(number)}/supervision`, {}, signal),
    retry: false,
  })
}

/** Read again whenever the order has moved: most steps tell the requester something. */
export function useMessagesOf(number: MaybeRefOrGetter<string>, version: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['work-order', toValue(number), 'messages', toValue(version)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/{number}/messages', { params: { path: { number: toValue(number) } }, signal }),
      ),
    placeholderData: keepPreviousData,
  })
}

export const assignLeaderItem = (number: string, body: object) =>
  postTo<unknown>(`/api/work-orders/${number}/leader-items`, body)
