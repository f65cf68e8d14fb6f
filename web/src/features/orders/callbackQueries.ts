import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'

export const CALLBACK_STATES = ['open', 'resting', 'closed'] as const
export type CallbackState = (typeof CALLBACK_STATES)[number]

export function useCallbacks(
  state: MaybeRefOrGetter<CallbackState>,
  cursor: MaybeRefOrGetter<string>,
  isWanted: MaybeRefOrGetter<boolean> = true,
) {
  return useQuery({
    queryKey: computed(() => ['work-orders', 'callbacks', toValue(state), toValue(cursor)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/callbacks', {
          params: { query: { state: toValue(state), cursor: toValue(cursor) || undefined, limit: 20 } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(isWanted)),
    placeholderData: keepPreviousData,
  })
}
