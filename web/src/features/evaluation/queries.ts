import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

export function useScorecard(scheme: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['evaluation', toValue(scheme)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/evaluations/{scheme}', { params: { path: { scheme: toValue(scheme) } }, signal })),
    enabled: computed(() => Boolean(toValue(scheme))),
    staleTime: 60_000,
  })
}
