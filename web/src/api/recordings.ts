/** Recordings of a call: what there is, why somebody listens, and where the sound is. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from './client'
import { postTo } from './raw'
import type { CallRecordings, ListeningPass } from './types'

export function useRecordings(reference: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['recordings', toValue(reference)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/calls/{reference}/recordings', {
          params: { path: { reference: toValue(reference) } },
          signal,
        }),
      ) as Promise<CallRecordings>,
  })
}

export const sayWhy = (reference: string, reason: string, key: string) =>
  postTo<ListeningPass>(`/api/calls/${encodeURIComponent(reference)}/listenings`, { reason }, key)

export const soundAddress = (recordingId: number, listeningId: number) =>
  `/api/recordings/${recordingId}/sound?listening=${listeningId}`
