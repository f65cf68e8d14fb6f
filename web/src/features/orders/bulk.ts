import { STEP_FORMS } from './steps/table'
import type { BulkRefusal, BulkRefusalCount } from '@/api/types'

/** The steps that can be taken on many orders at once, each with the permission that it needs. */
export const BULK_STEPS: readonly { step: string; permission: string }[] = [
  { step: 'acknowledge', permission: 'acknowledge_work_orders' },
  { step: 'note_progress', permission: 'reply_to_work_orders' },
  { step: 'dispatch', permission: 'dispatch_work_orders' },
  { step: 'redispatch', permission: 'dispatch_work_orders' },
  { step: 'accept_reply', permission: 'review_work_orders' },
  { step: 'remind', permission: 'remind_departments' },
  { step: 'archive', permission: 'archive_work_orders' },
]

/** A step's form without what only makes sense for one order. */
export function bulkForm(step: string) {
  const form = STEP_FORMS[step]
  if (!form) return undefined
  return { ...form, fields: form.fields.filter((field) => !['files', 'duplicate'].includes(field.kind)) }
}

/** Refusals by their reason, the most frequent first, each with a few of its orders: a hundred read as a few lines. */
export function byReason(counts: readonly BulkRefusalCount[], examples: readonly BulkRefusal[]) {
  return [...counts]
    .sort((a, b) => b.count - a.count)
    .map((each) => ({
      title: each.title,
      count: each.count,
      numbers: examples.filter((one) => one.code === each.code).map((one) => one.number),
    }))
}
