import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { getFrom } from '@/api/raw'
import type { Scorecard } from '@/api/types'
import type { Node } from './fields'

export type Fault = { code: string; place: string; text: string; next_step: string }
export type Change = { place: string; before: string | null; after: string | null }
export type Draft = {
  code: string
  state: 'written' | 'proposed'
  revision: number
  saved_by: string
  saved_at: string
  proposed_by: string | null
  reason: string
  returned_because: string
  content: Node
  text: string
  faults: Fault[]
  published_version: number | null
  changes: Change[]
}
export type SchemeContent = {
  code: string
  version: number
  is_installed: boolean
  content: Node
  text: string
  versions: { version: number; reason: string; proposed_by: string; approved_by: string; approved_at: string }[]
}

export function useDrafts() {
  return useQuery({
    queryKey: ['scheme-drafts'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/scheme-drafts', { signal })),
  })
}

export function useDraft(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['scheme-drafts', toValue(code)]),
    queryFn: ({ signal }) => getFrom<Draft>(`/api/scheme-drafts/${toValue(code)}`, {}, signal),
    // What somebody types must not be replaced under his hands.
    refetchOnWindowFocus: false,
  })
}

export function useScheme(code: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['schemes', toValue(code)]),
    queryFn: ({ signal }) => getFrom<SchemeContent>(`/api/schemes/${toValue(code)}`, {}, signal),
  })
}

export const previewOf = (code: string) => getFrom<Scorecard>(`/api/scheme-drafts/${code}/scorecard`)
