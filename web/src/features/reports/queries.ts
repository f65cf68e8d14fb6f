import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { postTo } from '@/api/raw'
import type { components } from '@/api/schema'
import type { Report, ReportQuery } from '@/api/types'

export type ReportType = components['schemas']['ReportType']

export function useReports(query: MaybeRefOrGetter<ReportQuery>) {
  return useQuery({
    queryKey: computed(() => ['reports', toValue(query)]),
    queryFn: ({ signal }) => answerOf(client.GET('/api/reports', { params: { query: toValue(query) }, signal })),
    placeholderData: keepPreviousData,
  })
}

export function useReport(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['report', toValue(id)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/reports/{report_id}', { params: { path: { report_id: toValue(id) } }, signal })),
  })
}

export function useTemplate(kind: MaybeRefOrGetter<ReportType>) {
  return useQuery({
    queryKey: computed(() => ['report-template', toValue(kind)]),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/report-templates/{kind}', { params: { path: { kind: toValue(kind) } }, signal })),
    // What somebody types must not be replaced under his hands.
    refetchOnWindowFocus: false,
  })
}

/** Takes a step with a report and shows it as it stands afterwards. */
export function useReportSteps() {
  const cache = useQueryClient()
  return async (path: string, body: object): Promise<Report> => {
    const report = await postTo<Report>(`/api/reports${path}`, body, crypto.randomUUID())
    cache.setQueryData(['report', report.id], report)
    await cache.invalidateQueries({ queryKey: ['reports'] })
    return report
  }
}
