/** The kinds of supervision: where each list is read, how it is narrowed, how a record is told, and what can be done with it. */
import { formatDeadline, formatMoment } from '@/ui/format'
import type { Field, FieldValues } from '@/ui/fields'
import type { AnyRecord, Case, Counts, Instruction, LeaderItem, Notice, Proposal, Reminder } from './records'

export type Act = {
  path: string
  fields: readonly Field[]
  fixed?: FieldValues
  isDanger?: boolean
  permission?: string
}
/** A record in words: codes with their group, texts as they are. */
export type Told = {
  tag: { words: string; code: string; tone: string } | null
  state: { words: string; code: string } | null
  mark: string
  who: string
  at: string
  due: string
  isLate: boolean
  texts: { label: string; text: string }[]
}
export type Kind = {
  resource: string
  states: readonly string[]
  stateWords: string
  count: keyof Counts
  tell: (record: AnyRecord) => Told
  /** What can be done, by the name that the record's `steps` use. */
  acts: Record<string, Act>
  stepsOf: (record: AnyRecord) => readonly string[]
}

const must = { isRequired: true } as const
const text = (name: string, label?: string, more: Partial<Field> = must): Field => ({
  name,
  kind: 'text',
  limit: 2000,
  rows: 4,
  label,
  ...more,
})
const replyDays: Field = { name: 'reply_days', kind: 'number', hint: 'reply_days', limit: 60 }
const dueOn = (more: Partial<Field> = {}): Field => ({ name: 'due_on', kind: 'date', ...more })
const note = text('note', undefined, {})
const tones: Record<string, string> = { key: 'warn', summons: 'bad' }
const known = (rows: [string, string | null | undefined][]) =>
  rows.filter((row): row is [string, string] => Boolean(row[1])).map(([label, words]) => ({ label, text: words }))
const blank = { tag: null, state: null, mark: '', due: '', isLate: false }
const ownSteps = (record: AnyRecord) => record.steps ?? []

export const KINDS: Record<string, Kind> = {
  reminders: {
    resource: 'reminders',
    states: ['unread', 'read'],
    stateWords: 'readState',
    count: 'unread_reminders',
    tell: (record) => {
      const each = record as Reminder
      return {
        ...blank,
        tag: { words: 'reminderLevel', code: each.level, tone: tones[each.level] ?? '' },
        state: { words: 'readState', code: each.read_at ? 'read' : 'unread' },
        who: each.by_name,
        at: formatMoment(each.at),
        texts: known([
          ['reason', each.reason],
          ['text', each.text],
        ]),
      }
    },
    stepsOf: (record) => ((record as Reminder).read_at ? [] : ['confirm_reading']),
    acts: { confirm_reading: { path: 'readings', fields: [], permission: 'answer_supervision' } },
  },
  notices: {
    resource: 'notices',
    states: ['awaits_reply', 'replied', 'rectifying', 'rectified', 'accepted', 'closed', 'withdrawn'],
    stateWords: 'noticeState',
    count: 'notices_awaiting_reply',
    tell: (record) => {
      const each = record as Notice
      const replies = each.replies.map((reply): [string, string] => [
        'reply',
        `${reply.by_name} ${formatMoment(reply.at)} ${[reply.reply, reply.measures, reply.note].filter(Boolean).join(' / ')}`,
      ])
      const put = each.rectification
      return {
        ...blank,
        tag: { words: 'supervisionLevel', code: each.level, tone: tones[each.level] ?? 'blue' },
        state: { words: 'noticeState', code: each.state ?? '' },
        mark: each.number,
        who: each.issued_by_name,
        at: formatMoment(each.issued_at),
        due: formatDeadline(each.reply_due_at),
        isLate: each.is_reply_late,
        texts: known([
          ['reason', each.reason_text],
          ['demand', each.demand],
          ...replies,
          ['rectification', put ? `${put.due_on} ${put.demand}` : ''],
          ['report', put?.report],
          ['note', put?.note],
          ['note', each.closing_note],
        ]),
      }
    },
    stepsOf: ownSteps,
    acts: {
      reply: { path: 'replies', fields: [text('reply', 'notice_reply'), text('measures', undefined, {})] },
      decide_reply: {
        path: 'reply-decisions',
        fields: [
          { name: 'outcome', kind: 'choice', words: 'anyOutcome', options: ['accepted', 'returned'], ...must },
          note,
          { ...replyDays, isShown: (values) => values.outcome === 'returned' },
          {
            ...text('rectification_demand', undefined, { hint: 'rectification_demand' }),
            isShown: (values) => values.outcome === 'accepted',
          },
          {
            ...dueOn(must),
            isShown: (values) => Boolean(values.rectification_demand) && values.outcome === 'accepted',
          },
        ],
      },
      report_rectification: { path: 'rectification-reports', fields: [text('report', 'progress')] },
      check_rectification: {
        path: 'rectification-checks',
        fields: [
          { name: 'outcome', kind: 'choice', words: 'checkOutcome', options: ['passed', 'failed'], ...must },
          note,
          { ...dueOn(), isShown: (values) => values.outcome === 'failed' },
        ],
      },
      close: { path: 'closings', fields: [text('note')] },
      withdraw: { path: 'withdrawals', fields: [text('reason')], isDanger: true },
      instruct: { path: 'instructions', fields: [text('text', 'instruction_text'), replyDays] },
    },
  },
  proposals: {
    resource: 'proposals',
    states: ['open', 'issued', 'dismissed'],
    stateWords: 'proposalState',
    count: 'open_proposals',
    tell: (record) => {
      const each = record as Proposal
      return {
        ...blank,
        tag: { words: 'supervisionLevel', code: each.level, tone: tones[each.level] ?? 'blue' },
        state: { words: 'proposalState', code: each.state ?? '' },
        who: '',
        at: formatMoment(each.proposed_at),
        texts: known([
          ['reason', each.reason_text],
          ['note', each.dismissal_reason],
        ]),
      }
    },
    stepsOf: (record) => (record.state === 'open' ? ['issue', 'dismiss'] : []),
    acts: {
      issue: { path: 'issues', fields: [text('demand'), replyDays] },
      dismiss: { path: 'dismissals', fields: [text('reason')], isDanger: true },
    },
  },
  instructions: {
    resource: 'instructions',
    states: ['given', 'forwarded', 'replied', 'completed'],
    stateWords: 'instructionState',
    count: 'open_instructions',
    tell: (record) => {
      const each = record as Instruction
      return {
        ...blank,
        state: { words: 'instructionState', code: each.state ?? '' },
        who: each.leader_name,
        at: formatMoment(each.given_at),
        due: each.reply_due_at ? formatDeadline(each.reply_due_at) : '',
        isLate: each.is_reply_late,
        texts: known([
          ['instruction', each.text],
          ['reply', each.reply],
          ['note', each.return_note],
          ['note', each.completion_note],
        ]),
      }
    },
    stepsOf: ownSteps,
    acts: {
      forward: { path: 'forwardings', fields: [{ name: 'department_code', kind: 'department', ...must }] },
      reply: { path: 'replies', fields: [text('reply', 'notice_reply')] },
      complete: { path: 'completions', fields: [text('note')] },
      return: { path: 'returns', fields: [text('note')], isDanger: true },
    },
  },
  'leader-items': {
    resource: 'leader-items',
    states: ['open', 'reported', 'approved'],
    stateWords: 'leaderItemState',
    count: 'open_leader_items',
    tell: (record) => {
      const each = record as LeaderItem
      return {
        ...blank,
        state: { words: 'leaderItemState', code: each.state ?? '' },
        mark: each.leader,
        who: each.assigned_by_name,
        at: formatMoment(each.assigned_at),
        due: each.due_on ?? '',
        isLate: each.is_late,
        texts: known([
          ['demand', each.requirement],
          ['report', each.report],
          ['note', each.decision_note],
        ]),
      }
    },
    stepsOf: ownSteps,
    acts: {
      report: { path: 'reports', fields: [text('report', 'completion_report')] },
      approve: { path: 'decisions', fixed: { outcome: 'approved' }, fields: [note] },
      return: { path: 'decisions', fixed: { outcome: 'returned' }, fields: [text('note')], isDanger: true },
    },
  },
  accountability: {
    resource: 'accountability',
    states: ['open', 'decided'],
    stateWords: 'caseState',
    count: 'open_accountability',
    tell: (record) => {
      const each = record as Case
      return {
        ...blank,
        tag: { words: 'accountabilityStage', code: each.stage, tone: each.stage === 'notice' ? '' : 'warn' },
        state: each.outcome
          ? { words: 'accountabilityOutcome', code: each.outcome }
          : { words: 'caseState', code: 'open' },
        mark: [each.month, each.rate, each.days_overdue].filter(Boolean).join(' '),
        who: '',
        at: each.history[0] ? formatMoment(each.history[0].at) : '',
        due: each.explanation_due_at ? formatDeadline(each.explanation_due_at) : '',
        texts: known([
          ['explanation', each.explanation],
          ...each.history.map((past): [string, string] => ['note', past.note]),
          ['decision', each.decision_note],
        ]),
      }
    },
    stepsOf: ownSteps,
    acts: {
      explain: { path: 'explanations', fields: [text('explanation')] },
      advance: { path: 'advances', fields: [text('note')] },
      decide: {
        path: 'decisions',
        fields: [
          {
            name: 'outcome',
            kind: 'choice',
            words: 'accountabilityOutcome',
            options: ['upheld', 'waived'],
            ...must,
          },
          text('note'),
        ],
      },
    },
  },
}

/** What an act sends: a demand to put right goes with its day, as one thing. */
export function actBody(act: Act, values: FieldValues): Record<string, unknown> {
  const { rectification_demand: demand, due_on, ...rest } = values
  const body: Record<string, unknown> = { ...act.fixed, ...rest }
  if (demand) body.rectification = { demand, due_on }
  else if (due_on) body.due_on = due_on
  return body
}
