import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client, withKey } from '@/api/client'
import { newIdempotencyKey } from '@/api/idempotency'
import { postTo } from '@/api/raw'
import type { DeadlineQuery, Registration, SuggestionQuery, WorkOrder } from '@/api/types'
import type { asDispatch } from './registration'

export const register = (body: Registration, key: string) =>
  answerOf(client.POST('/api/work-orders', { body, headers: withKey(key) })) as Promise<WorkOrder>

type Dispatch = ReturnType<typeof asDispatch>

export const dispatch = (number: string, body: Dispatch, key: string) =>
  answerOf(
    client.POST('/api/work-orders/{number}/dispatches', {
      params: { path: { number } },
      body,
      headers: withKey(key),
    }),
  ) as Promise<WorkOrder>

/** Reminds the department that has the work order, for a caller who asks again. */
export async function urge(number: string, text: string): Promise<void> {
  const { version } = await answerOf(client.GET('/api/work-orders/{number}', { params: { path: { number } } }))
  const body = { text, version, level: 'ordinary' as const }
  const headers = withKey(newIdempotencyKey())
  await answerOf(client.POST('/api/work-orders/{number}/reminders', { params: { path: { number } }, body, headers }))
}

/** Articles that fit the words; without them, what there is about the category. */
export function useArticles(sought: MaybeRefOrGetter<{ search: string; category_code: string }>) {
  return useQuery({
    queryKey: computed(() => ['articles', toValue(sought)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/articles', { params: { query: toValue(sought) }, signal })),
    enabled: computed(() => Boolean(toValue(sought).search || toValue(sought).category_code)),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

export function useRegistered() {
  const queries = useQueryClient()
  return (order: WorkOrder) => {
    queries.setQueryData(['work-order', String(order.number)], order)
    void queries.invalidateQueries({ queryKey: ['work-orders'] })
  }
}

const LONG_ENOUGH = 6

/** Who is on the line, by his number: calls and requests of ninety days. Kept only while the page is open. */
export function useHistory(phoneNumber: MaybeRefOrGetter<string>, call: MaybeRefOrGetter<string>) {
  return useQuery({
    // Read anew for each call: what he was told last time may have changed by now.
    queryKey: computed(() => ['requester-history', toValue(phoneNumber), toValue(call)]),
    queryFn: ({ signal }) =>
      answerOf(client.POST('/api/requesters/histories', { body: { phone_number: toValue(phoneNumber) }, signal })),
    enabled: computed(() => toValue(phoneNumber).replace(/\D/g, '').length >= LONG_ENOUGH),
    gcTime: 0,
    retry: false,
  })
}

export type Sought = {
  phone_number: string
  category_code: string
  division_code: string
  address: string
  title: string
  content: string
}

export function useDuplicates(sought: MaybeRefOrGetter<Sought>) {
  return useQuery({
    queryKey: computed(() => ['duplicates', toValue(sought)]),
    queryFn: ({ signal }) =>
      answerOf(client.POST('/api/work-orders/duplicate-searches', { body: toValue(sought), signal })),
    enabled: computed(() => {
      const { category_code, title, phone_number } = toValue(sought)
      return Boolean(category_code && (title.length >= LONG_ENOUGH || phone_number))
    }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}

export type UrgencyCheck = { urgency: string; service: string | null; words: string[] }

export function useUrgencyCheck(text: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['urgency-check', toValue(text)]),
    queryFn: ({ signal }) =>
      postTo<UrgencyCheck>('/api/work-orders/urgency-checks', { text: toValue(text) }, '', signal),
    enabled: computed(() => toValue(text).trim().length >= LONG_ENOUGH),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
}

type Criteria = Pick<SuggestionQuery, 'request_type' | 'urgency'>

export function useSuggestions(
  category: MaybeRefOrGetter<string>,
  division: MaybeRefOrGetter<string>,
  criteria: MaybeRefOrGetter<{ request_type: string; urgency: string }>,
) {
  return useQuery({
    queryKey: computed(() => ['suggestions', toValue(category), toValue(division), toValue(criteria)]),
    queryFn: ({ signal }) => {
      const query = {
        category_code: toValue(category),
        division_code: toValue(division) || undefined,
        ...(toValue(criteria) as Criteria),
      }
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
