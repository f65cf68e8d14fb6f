/** Records of supervision as the backend tells them. */
import type { Named, SupervisedOrder } from '@/api/types'

// As far as the minute in a moment's text.
const MINUTE = 16

type Common = {
  id: number
  work_order: SupervisedOrder | null
  department: Named | null
  steps?: string[]
  state?: string
}
export type Reminder = Common & {
  level: string
  reason: string
  text: string
  at: string
  by_name: string
  read_at: string | null
  read_by_name: string | null
}
export type Notice = Common & {
  number: string
  level: string
  reason_text: string
  demand: string
  issued_at: string
  issued_by_name: string
  reply_due_at: string
  is_reply_late: boolean
  replies: { reply: string; measures: string; at: string; by_name: string; outcome: string; note: string }[]
  rectification: {
    demand: string
    due_on: string
    is_late: boolean
    report: string
    outcome: string
    note: string
  } | null
  closing_note: string
}
export type Proposal = Common & { level: string; reason_text: string; proposed_at: string; dismissal_reason: string }
export type Instruction = Common & {
  text: string
  leader_name: string
  given_at: string
  reply_due_at: string | null
  is_reply_late: boolean
  reply: string
  replied_at: string | null
  return_note: string
  completion_note: string
}
export type LeaderItem = Common & {
  leader: string
  requirement: string
  assigned_at: string
  assigned_by_name: string
  due_on: string | null
  is_late: boolean
  report: string
  reported_at: string | null
  decision_note: string
}
export type Case = Common & {
  kind: string
  month: string | null
  days_overdue: string | null
  rate: string | null
  stage: string
  due_stage: string
  explanation: string
  explanation_due_at: string | null
  outcome: string
  decision_note: string
  history: { stage: string; at: string; by_name: string; note: string }[]
}
export type AnyRecord = Reminder | Notice | Proposal | Instruction | LeaderItem | Case
export type Counts = Record<
  | 'unread_reminders'
  | 'notices_awaiting_reply'
  | 'notices_to_decide'
  | 'late_notices'
  | 'open_proposals'
  | 'open_instructions'
  | 'open_leader_items'
  | 'open_accountability',
  number
>

const alike = (record: AnyRecord) => {
  const each = record as Reminder
  return [
    each.level,
    each.reason,
    each.text,
    each.at.slice(0, MINUTE),
    each.by_name,
    each.department?.code,
    each.read_at,
  ]
    .map(String)
    .join('\n')
}

/** Reminders that one department got in the same minute for the same reason are told once, with all their orders. */
export function together(kind: string, records: readonly AnyRecord[]): AnyRecord[][] {
  if (kind !== 'reminders') return records.map((record) => [record])
  const groups = new Map<string, AnyRecord[]>()
  for (const record of records) {
    const key = alike(record)
    const group = groups.get(key)
    if (group) group.push(record)
    else groups.set(key, [record])
  }
  return [...groups.values()]
}
