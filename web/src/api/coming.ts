/**
 * HAND-WRITTEN FOR NOW. Records of endpoints that the generated schema does not have yet, after the agreed contract.
 * Each is replaced by its generated twin in `types.ts` as soon as `npm run generate` knows it.
 */
export type Named = { code: string; name: string }
export type Approval = {
  id: number
  kind: string
  department: Named | null
  requested_at: string
  requested_by_name: string
  reason: string
  basis: string
  proposed_department: Named | null
  amount: number | null
  unit: string
  until_on: string | null
  ground: string
  level: number
  outcome: string
  decided_at: string | null
  decided_by_name: string | null
  decision_note: string
}
export type Assignment = {
  id: number
  department: Named
  part: string
  dispatch_number: number
  assigned_at: string
  acknowledged_at: string | null
  replied_at: string | null
  reply: string
  ended_at: string | null
  instruction: string
  basis: string
}
export type Clock = {
  id: number
  kind: string
  department: Named | null
  started_at: string
  due_at: string
  stopped_at: string | null
  was_cancelled: boolean
  limit: { amount: number; unit: string; rule_name: string; basis: string }
  percent_elapsed: number
  is_late: boolean
  is_paused: boolean
}
export type Attachment = { id: number; name: string; content_type?: string; size: number; added_at?: string }
export type Reply = {
  answer: string
  report: string
  basis: string
  outcome: string
  written_at: string
  written_by_name: string
  approved_by_name: string | null
  attachments: Attachment[]
  department?: Named | null
}
export type ContactAttempt = {
  at: string
  means: string
  was_reached: boolean
  note: string
  by_name: string
  department: string
  recording_reference: string
}
export type JointReview = {
  reason: string
  opened_at: string
  opinions: { department: string; opinion: string; given_at: string | null }[]
  conclusion: string
  concluded_at: string | null
}
export type PromiseTask = { id?: number; due_on: string; reported_at: string | null; report: string }
export type OrderLink = { number: string; title: string }

/** What the detail of a work order gains; absent until its slice is there. */
export type OrderExtras = Partial<{
  assignments: Assignment[]
  clocks: Clock[]
  approvals: Approval[]
  replies: Reply[]
  attachments: Attachment[]
  contact_attempts: ContactAttempt[]
  joint_review: JointReview | null
  promise: { until_on: string; tasks: PromiseTask[] } | null
  suspension: { reason: string; started_at: string; ends_at: string } | null
  recusals: string[]
  merged_into: OrderLink | null
  duplicates: OrderLink[]
  split_from: OrderLink | null
  split_parts: OrderLink[]
  dispatch_count: number
  send_back_count: number
  rework_count: number
  extension_count: number
  people_count: number
  is_designated: boolean
  is_key_enterprise: boolean
  is_leader_assigned: boolean
  focus_area: string
  accused_department: Named | null
  requester_kind: string
  citizen_due_at: string | null
  acknowledge_due_at: string | null
  contact_due_at: string | null
  rework_due_at: string | null
  promised_until: string | null
  outcome: string
  is_excluded: boolean
  published_at: string | null
  first_contacted_at: string | null
  transferred_to: string
}>

export type SuggestionExtras = Partial<{
  limit: { amount: number; unit: string } | null
  legal_basis: string
  supporting: Named[]
  copied: Named[]
  rule_code: string
  is_fallback: boolean
}>

export type Finding = { code: string; severity: 'blocks' | 'warns'; text: string; excerpt: string }
export type Explanation = {
  due_at: string
  steps: { at?: string | null; on?: string | null; text: string; counted: string | number; total: string | number }[]
}
export type Duplicate = {
  number: string
  title: string
  stage: string
  registered_at: string
  department: Named | null
  score: number | string
  reasons: string[]
  is_mergeable: boolean
}

// Supervision.
export type Reminder = {
  id: number
  number: string
  title: string
  department: Named
  level: string
  reason: string
  text: string
  at: string
  by_name: string
  read_at: string | null
}
export type Notice = {
  id: number
  number: string
  work_order: OrderLink
  department: Named
  level: string
  reason: string
  demand: string
  state: string
  issued_at: string
  reply_due_at: string
  is_reply_late: boolean
}
export type Instruction = {
  id: number
  work_order: OrderLink
  text: string
  given_at: string
  leader_name: string
  state: string
  department: Named | null
  reply_due_at: string | null
  is_reply_late: boolean
  reply: string
}

export type LeaderItem = {
  id: number
  leader: string
  requirement: string
  assigned_at: string
  due_on: string | null
  is_late: boolean
  state: string
  report: string
}
