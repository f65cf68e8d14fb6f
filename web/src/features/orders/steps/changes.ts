/** What somebody else changed on an order while a form was open. */
import type { HistoryEntry, WorkOrder } from '@/api/types'

export type Change = { field: string; before: string; after: string }

const plain = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object' && 'name' in value) return String(value.name)
  return String(value)
}
const WATCHED = [
  'title',
  'stage',
  'request_type',
  'urgency',
  'category',
  'division',
  'address',
  'content',
  'department',
  'handling_due_at',
] as const

/** The fields that read differently now, as plain texts; words for codes are the page's business. */
export function changesBetween(before: WorkOrder, after: WorkOrder): Change[] {
  return WATCHED.map((field) => ({ field, before: plain(before[field]), after: plain(after[field]) })).filter(
    (change) => change.before !== change.after,
  )
}

/** The steps that were taken meanwhile. */
export function stepsSince(before: WorkOrder, after: WorkOrder): HistoryEntry[] {
  const last = before.history.at(-1)?.sequence ?? 0
  return after.history.filter((entry) => entry.sequence > last)
}
