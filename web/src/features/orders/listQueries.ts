/** What stands beside the list: views of one's own, bulk actions and exports. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client, withKey } from '@/api/client'
import type { BulkBody, ExportBody, SavedViewBody } from '@/api/types'
import type { Filters } from './views'

const SECOND = 1_000

export function useSavedViews() {
  return useQuery({
    queryKey: ['saved-views'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/saved-views', { signal })),
    staleTime: 60 * SECOND,
    retry: false,
  })
}

/** Keeping, renaming and dropping views of one's own; the list of them is read again after each. */
export function useSavedViewChanges() {
  const queries = useQueryClient()
  const renew = () => queries.invalidateQueries({ queryKey: ['saved-views'] })
  const at = (view_id: number) => ({ params: { path: { view_id } } })
  return {
    async keep(name: string, filters: Filters, isShared: boolean) {
      const body = { name, filters, is_shared: isShared } as SavedViewBody
      await answerOf(client.POST('/api/saved-views', { body }))
      await renew()
    },
    async change(id: number, name: string, filters: Filters, isShared: boolean) {
      const body = { name, filters, is_shared: isShared } as SavedViewBody
      await answerOf(client.PUT('/api/saved-views/{view_id}', { ...at(id), body }))
      await renew()
    },
    async drop(id: number) {
      await answerOf(client.DELETE('/api/saved-views/{view_id}', at(id)))
      await renew()
    },
  }
}

/** How many orders the view and its filters hold, up to a limit; asked only where somebody wants to know. */
export function useMatchingCount(filters: MaybeRefOrGetter<Filters>, isWanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['work-orders', 'matching', toValue(filters)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/matching-counts', { params: { query: toValue(filters) as never }, signal }),
      ),
    enabled: computed(() => toValue(isWanted)),
  })
}

export const actInBulk = (body: BulkBody, key: string) =>
  answerOf(client.POST('/api/work-orders/bulk-actions', { body, headers: key ? withKey(key) : {} }))

export function useBulkJob(job: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => ['bulk-job', toValue(job)]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/bulk-actions/{bulk_action_id}', {
          params: { path: { bulk_action_id: toValue(job) ?? 0 } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(job) !== null),
    refetchInterval: (query) => (query.state.data?.finished_at ? false : SECOND),
  })
}

export const askForExport = (body: ExportBody, key: string) =>
  answerOf(client.POST('/api/exports', { body, headers: withKey(key) }))

const UNDER_WAY = ['waiting', 'running']

export function useExports() {
  return useQuery({
    queryKey: ['exports'],
    queryFn: async ({ signal }) => (await answerOf(client.GET('/api/exports', { signal }))).items,
    refetchInterval: (query) => (query.state.data?.some((each) => UNDER_WAY.includes(each.state)) ? 2 * SECOND : false),
  })
}

export const decideExport = (export_id: number, body: { outcome: 'approved' | 'refused'; note: string }) =>
  answerOf(client.POST('/api/exports/{export_id}/decisions', { params: { path: { export_id } }, body }))
