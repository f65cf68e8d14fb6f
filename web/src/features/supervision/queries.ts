import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import type { Named } from '@/api/types'
import { getFrom, postTo } from '@/api/raw'
import type { AnyRecord, Counts } from './records'

type Page = { items: AnyRecord[]; next_cursor: string | null }
type Narrowing = Record<string, string>

export function useRecords(resource: MaybeRefOrGetter<string>, query: MaybeRefOrGetter<Narrowing>) {
  return useQuery({
    queryKey: computed(() => ['supervision', toValue(resource), toValue(query)]),
    queryFn: ({ signal }) => getFrom<Page>(`/api/supervision/${toValue(resource)}`, toValue(query), signal),
    // Another kind's records cannot be told as this one's.
    placeholderData: (before: Page | undefined, query) =>
      query?.queryKey[1] === toValue(resource) ? before : undefined,
  })
}

export function useCounts() {
  return useQuery({
    queryKey: ['supervision', 'counts'],
    queryFn: ({ signal }) => getFrom<Counts>('/api/supervision/counts', {}, signal),
  })
}

export const act = (resource: string, id: number, path: string, body: object, key: string) =>
  postTo<unknown>(`/api/supervision/${resource}/${id}/${path}`, body, key)

export type DailyLists = {
  day: string
  items: {
    kind: string
    department: Named | null
    focus_area: string
    count: number
    numbers: string[]
    made_at: string
  }[]
}

export function useDailyLists(query: MaybeRefOrGetter<Narrowing>) {
  return useQuery({
    queryKey: computed(() => ['supervision', 'daily-lists', toValue(query)]),
    queryFn: ({ signal }) => getFrom<DailyLists>('/api/supervision/daily-lists', toValue(query), signal),
  })
}

export type Ranking = {
  from: string
  to: string
  smallest_sample: number
  items: {
    rank: number | null
    department: Named
    due: number
    on_time: number
    on_time_rate: string
    overdue: number
    send_backs_refused: number
    reminders: number
    reworks: number
    notices: number
  }[]
}

export function useRanking(query: MaybeRefOrGetter<Narrowing>) {
  return useQuery({
    queryKey: computed(() => ['supervision', 'ranking', toValue(query)]),
    queryFn: ({ signal }) => getFrom<Ranking>('/api/supervision/ranking', toValue(query), signal),
    placeholderData: keepPreviousData,
  })
}
