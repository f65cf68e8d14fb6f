import { useQuery } from '@tanstack/vue-query'
import { answerOf, client } from './client'

/** How often a page asks again while nothing tells it to. */
export const LIVE_MS = 10_000
export const DAY_MS = 60_000
export const LIVE = ['wallboard', 'live']
export const DAY = ['wallboard', 'day']

/** Seats, queues and answering as they are now. */
export function useLive() {
  return useQuery({
    queryKey: LIVE,
    queryFn: ({ signal }) => answerOf(client.GET('/api/live-view/summary', { signal })),
    refetchInterval: LIVE_MS,
    refetchIntervalInBackground: true,
    // Being offline is what the board must show, not wait out.
    networkMode: 'always',
    retry: false,
  })
}

/** The day so far: work orders, places, topics, calls by the hour and their forecast. */
export function useDay() {
  return useQuery({
    queryKey: DAY,
    queryFn: ({ signal }) => answerOf(client.GET('/api/wallboard', { signal })),
    refetchInterval: DAY_MS,
    refetchIntervalInBackground: true,
    networkMode: 'always',
    retry: false,
  })
}
