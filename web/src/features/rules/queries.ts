import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { getFrom } from '@/api/raw'

export function useCalendar(year: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['calendar', toValue(year)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/calendar', { params: { query: { year: toValue(year) } }, signal })),
  })
}

export function useCalendarVersions() {
  return useQuery({
    queryKey: ['calendar', 'versions'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/calendar/versions', { signal })),
  })
}

type Asked = { from: string; amount: number; unit: string }

export function useDueExplanation(asked: MaybeRefOrGetter<Asked | null>) {
  return useQuery({
    queryKey: computed(() => ['calendar', 'explanation', toValue(asked)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/calendar/explanation', { params: { query: toValue(asked) as never }, signal })),
    enabled: computed(() => toValue(asked) !== null),
    retry: false,
  })
}

export function useLimitRules(on: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['limit-rules', toValue(on)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/limit-rules', { params: { query: { on: toValue(on) || undefined } }, signal })),
  })
}

export function useHandlingPolicy() {
  return useQuery({
    queryKey: ['handling-policy', 'numbers'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/handling-policy', { signal })),
  })
}

export function useHandlingPolicyVersions() {
  return useQuery({
    queryKey: ['handling-policy', 'versions'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/handling-policy/versions', { signal })),
  })
}

export type KeyEnterprise = {
  unified_credit_code: string
  name: string
  contact: string
  listed_from: string
  listed_to: string | null
  is_listed: boolean
  reason: string
}

export function useKeyEnterprises(isWhole: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['key-enterprises', toValue(isWhole)]),
    queryFn: ({ signal }) =>
      getFrom<{ items: KeyEnterprise[] }>('/api/key-enterprises', { is_whole: toValue(isWhole) }, signal),
  })
}
