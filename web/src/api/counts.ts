import { answerOf, client } from './client'

/** How much each view of the list holds: one question, however many places tell of it and whichever of them goes. */
export const viewCounts = {
  queryKey: ['work-orders', 'counts'],
  queryFn: () => answerOf(client.GET('/api/work-orders/counts')),
}
