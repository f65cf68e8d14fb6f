import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { getFrom, postTo } from '@/api/raw'
import type { CallQuery, IncidentPage, RecordingIncident } from '@/api/types'

export function useCalls(query: MaybeRefOrGetter<CallQuery>) {
  return useQuery({
    queryKey: computed(() => ['calls', toValue(query)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/calls', { params: { query: toValue(query) }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useCall(reference: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['call', toValue(reference)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/calls/{reference}', { params: { path: { reference: toValue(reference) } }, signal })),
  })
}

export function useIncidents(query: MaybeRefOrGetter<Record<string, string>>, isWanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['recording-incidents', toValue(query)]),
    queryFn: ({ signal }) => getFrom<IncidentPage>('/api/recording-incidents', toValue(query), signal),
    placeholderData: keepPreviousData,
    enabled: computed(() => toValue(isWanted)),
    refetchInterval: 60_000,
  })
}

export const resolveIncident = (id: number, resolution: string, key: string) =>
  postTo<RecordingIncident>(`/api/recording-incidents/${id}/resolution`, { resolution }, key)

export const setHold = (reference: string, reason: string, key: string) =>
  postTo<unknown>(`/api/calls/${encodeURIComponent(reference)}/legal-holds`, { reason }, key)

export const liftHold = (id: number, reason: string, key: string) =>
  postTo<unknown>(`/api/legal-holds/${id}/lifting`, { reason }, key)
