import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from './client'

/** The indicators that the platform computes, with their definitions. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators', 'catalogue'],
    queryFn: () => answerOf(client.GET('/api/indicators')),
    staleTime: 3_600_000,
  })
}

/** The evaluation schemes, each with the hotline that it was written for. */
export function useSchemes(isWanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: ['schemes'],
    queryFn: () => answerOf(client.GET('/api/schemes')),
    enabled: computed(() => toValue(isWanted)),
    staleTime: 3_600_000,
  })
}
