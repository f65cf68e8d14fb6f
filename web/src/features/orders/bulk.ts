import { STEP_FORMS } from './steps/table'
import type { BulkRefusal } from '@/api/coming'

/** The steps that can be taken on many orders at once, each with the permission that it needs. */
export const BULK_STEPS: readonly { step: string; permission: string }[] = [
  { step: 'acknowledge', permission: 'acknowledge_work_orders' },
  { step: 'dispatch', permission: 'dispatch_work_orders' },
  { step: 'remind', permission: 'remind_departments' },
  { step: 'accept_reply', permission: 'review_work_orders' },
  { step: 'archive', permission: 'archive_work_orders' },
]

/** A step's form without what only makes sense for one order. */
export function bulkForm(step: string) {
  const form = STEP_FORMS[step]
  if (!form) return undefined
  return { ...form, fields: form.fields.filter((field) => !['files', 'duplicate'].includes(field.kind)) }
}

/** Refusals by their reason, the most frequent first, so that a hundred orders read as a few lines. */
export function byReason(refusals: readonly BulkRefusal[]): { title: string; numbers: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const each of refusals) groups.set(each.title, [...(groups.get(each.title) ?? []), each.number])
  return [...groups].map(([title, numbers]) => ({ title, numbers })).sort((a, b) => b.numbers.length - a.numbers.length)
}
