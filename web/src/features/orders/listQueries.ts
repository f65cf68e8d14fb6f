/** What stands beside the list: views of one's own, bulk actions and exports. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { BulkJob, BulkOutcome, Export, SavedView } from '@/api/coming'
import { deleteAt, getFrom, patchTo, postTo } from '@/api/raw'
import type { Filters } from './views'

const SECOND = 1_000
type Page<Item> = { items: Item[] }
const itemsOf = <Item>(told: Item[] | Page<Item>): Item[] => (Array.isArray(told) ? told : told.items)

export function useSavedViews() {
  return useQuery({
    queryKey: ['saved-views'],
    queryFn: async ({ signal }) =>
      itemsOf(await getFrom<SavedView[] | Page<SavedView>>('/api/saved-views', {}, signal)),
    staleTime: 300 * SECOND,
    retry: false,
  })
}

/** Keeping, renaming and dropping views of one's own; the list of them is read again after each. */
export function useSavedViewChanges() {
  const queries = useQueryClient()
  const renew = () => queries.invalidateQueries({ queryKey: ['saved-views'] })
  return {
    async keep(name: string, filters: Filters) {
      await postTo<SavedView>('/api/saved-views', { name, filters })
      await renew()
    },
    async rename(id: number, name: string) {
      await patchTo<SavedView>(`/api/saved-views/${id}`, { name })
      await renew()
    },
    async drop(id: number) {
      await deleteAt(`/api/saved-views/${id}`)
      await renew()
    },
  }
}

export type BulkBody = {
  step: string
  numbers?: string[]
  filters?: Filters
  body: Record<string, unknown>
  dry_run: boolean
}

export const actInBulk = (body: BulkBody, key = '') => postTo<BulkOutcome>('/api/work-orders/bulk-actions', body, key)

export function useBulkJob(job: MaybeRefOrGetter<number | string | null>) {
  return useQuery({
    queryKey: computed(() => ['bulk-job', toValue(job)]),
    queryFn: ({ signal }) => getFrom<BulkJob>(`/api/work-orders/bulk-actions/${toValue(job)}`, {}, signal),
    enabled: computed(() => toValue(job) !== null),
    refetchInterval: (query) =>
      ['done', 'finished', 'failed'].includes(query.state.data?.state ?? '') ? false : SECOND,
  })
}

export const askForExport = (body: { purpose: string; filters: Filters; columns: string[] }, key: string) =>
  postTo<Export>('/api/exports', body, key)

const UNDER_WAY = ['waiting', 'running']

export function useExports() {
  return useQuery({
    queryKey: ['exports'],
    queryFn: async ({ signal }) => itemsOf(await getFrom<Export[] | Page<Export>>('/api/exports', {}, signal)),
    refetchInterval: (query) => (query.state.data?.some((each) => UNDER_WAY.includes(each.state)) ? 2 * SECOND : false),
  })
}

export const decideExport = (id: number, body: { outcome: string; note: string }) =>
  postTo<Export>(`/api/exports/${id}/decisions`, body)
