import { useQuery } from '@tanstack/vue-query'
import { answerOf, client } from './client'

/** The indicators that the platform computes, with their definitions. */
export function useIndicators() {
  return useQuery({
    queryKey: ['indicators', 'catalogue'],
    queryFn: () => answerOf(client.GET('/api/indicators')),
    staleTime: 3_600_000,
  })
}
