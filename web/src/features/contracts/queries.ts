import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { postTo } from '@/api/raw'

export const VIEWS = ['my_turn', 'open', 'all'] as const
export type View = (typeof VIEWS)[number]

export function useProjects() {
  return useQuery({
    queryKey: ['contracts', 'projects'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/contract-projects', { signal })),
  })
}

export function useProject(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['contracts', 'projects', toValue(code)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/contract-projects/{code}', { params: { path: { code: toValue(code) } }, signal })),
    enabled: computed(() => Boolean(toValue(code))),
  })
}

export function useContract(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['contracts', 'contract', toValue(id)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/contracts/{contract_id}', { params: { path: { contract_id: Number(toValue(id)) } }, signal }),
      ),
  })
}

export function usePaymentRequests(view: MaybeRefOrGetter<View>, cursor: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['contracts', 'requests', toValue(view), toValue(cursor)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/payment-requests', {
          params: { query: { view: toValue(view), cursor: toValue(cursor) || undefined, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
}

export function usePaymentRequest(number: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['contracts', 'request', toValue(number)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/payment-requests/{number}', { params: { path: { number: toValue(number) } }, signal })),
  })
}

/** Takes a step on a payment request and has every page of contracts loaded anew. */
export function useSteps() {
  const queries = useQueryClient()
  return async (path: string, body: object, key: string) => {
    await postTo<unknown>(`/api/${path}`, body, key)
    await queries.invalidateQueries({ queryKey: ['contracts'] })
  }
}
