/** Every step that a page offers: where it is sent, what it asks for, and where it stands in the menu. */
import {
  CALLBACK_CHANNELS,
  DECLINE_GROUNDS,
  DISSATISFACTION_REASONS,
  EMERGENCY_SERVICES,
  EXCLUSION_GROUNDS,
  FOCUS_AREAS,
  MEANS_OF_CONTACT,
  OUTCOMES,
  REMINDER_LEVELS,
  REQUEST_TYPES,
  SATISFACTIONS,
  SOLUTIONS,
  SUPERVISION_LEVELS,
  URGENCIES,
} from '@/ui/words'
import type { FieldValues } from '@/ui/fields'
import type { StepField, StepForm, StepGroup } from './fields'

const text = (name: string, more: Partial<StepField> = {}): StepField => ({ name, kind: 'text', limit: 2000, ...more })
const line = (name: string, more: Partial<StepField> = {}): StepField => ({ name, kind: 'line', limit: 128, ...more })
const must = { isRequired: true } as const
const reason = text('reason', must)
const note = text('note', { limit: 1000 })
const lawOrLine = line('basis', { limit: 256 })
const choice = (name: string, words: string, options: readonly string[], more: Partial<StepField> = {}): StepField => ({
  name,
  kind: 'choice',
  words,
  options,
  ...more,
})
const lead: StepField = { name: 'department_code', kind: 'department', among: 'handling', ...must }
const supporting: StepField = { name: 'supporting_codes', kind: 'departments', among: 'handling' }
const copied: StepField = { name: 'copied_codes', kind: 'departments', among: 'handling' }
const wasReached = (values: FieldValues) => values.was_reached === true
const isUnhappy = (values: FieldValues) =>
  wasReached(values) && ['dissatisfied', 'very_dissatisfied'].includes(String(values.satisfaction))

const dispatching = (resource: string): StepForm => ({
  resource,
  group: 'dispatching',
  context: 'suggestions',
  fields: [lead, supporting, copied, text('note', { label: 'instruction', limit: 500, rows: 3 }), lawOrLine],
})
const decision = (resource: string, outcome: string, group: StepGroup, isDanger = false): StepForm => ({
  resource,
  group,
  context: 'application',
  fixed: { outcome },
  fields: [text('note', { label: 'decision_note', limit: 1000, rows: 4, isRequired: isDanger })],
  isDanger,
})
const reply = (resource: string): StepForm => ({
  resource,
  group: 'handling',
  context: 'reply',
  fields: [
    text('answer', { label: 'reply_answer', hint: 'reply_answer', limit: 4000, rows: 6, ...must }),
    text('report', { hint: 'report', limit: 4000, rows: 4 }),
    text('basis', { label: 'policy_basis', limit: 2000, rows: 2 }),
    choice('outcome', 'outcome', OUTCOMES, must),
    { name: 'attachment_ids', kind: 'files' },
  ],
})
const matterFields: readonly StepField[] = [
  line('title', { limit: 80, ...must, initial: (order) => order.title }),
  choice('request_type', 'requestType', REQUEST_TYPES, { initial: (order) => order.request_type, ...must }),
  { name: 'category_code', kind: 'category', initial: (order) => order.category.code, ...must },
  { name: 'division_code', kind: 'division', initial: (order) => order.division?.code ?? '' },
  line('address', { initial: (order) => order.address }),
  text('content', { limit: 4000, rows: 5, initial: (order) => order.content, ...must }),
]

export const STEP_FORMS: Record<string, StepForm> = {
  // The matter itself.
  amend: {
    resource: 'amendments',
    group: 'matter',
    sendsChangesOnly: true,
    fields: [
      ...matterFields,
      choice('urgency', 'urgency', URGENCIES, { initial: (order) => order.urgency }),
      choice('focus_area', 'focusArea', FOCUS_AREAS, { initial: (order) => order.focus_area ?? '' }),
    ],
  },
  answer: {
    resource: 'answers',
    group: 'matter',
    fields: [text('answer', { label: 'direct_answer', hint: 'direct_answer', limit: 4000, ...must })],
  },
  decline: {
    resource: 'declinations',
    group: 'matter',
    isDanger: true,
    fields: [
      choice('ground', 'declineGround', DECLINE_GROUNDS, must),
      text('lawful_way', { hint: 'lawful_way', limit: 500, rows: 2 }),
      text('explanation', { rows: 4, ...must }),
    ],
  },
  transfer: {
    resource: 'transfers',
    group: 'matter',
    hint: 'transfer',
    fields: [
      choice('service', 'emergencyService', EMERGENCY_SERVICES, must),
      text('note', { label: 'transfer_note', rows: 3, ...must }),
    ],
  },
  take_back: { resource: 'transfer-returns', group: 'matter', fields: [reason] },
  merge: {
    resource: 'merges',
    group: 'matter',
    hint: 'merge',
    fields: [{ name: 'into', kind: 'duplicate', ...must }, line('note', { limit: 200 })],
  },
  unmerge: { resource: 'merge-undoings', group: 'matter', fields: [reason] },
  split: { resource: 'splits', group: 'matter', hint: 'split', fields: matterFields },
  rejoin: { resource: 'split-undoings', group: 'matter', fields: [reason] },
  withdraw: { resource: 'withdrawals', group: 'matter', isDanger: true, fields: [reason] },
  // Dispatch and the disputes about it.
  dispatch: dispatching('dispatches'),
  designate: { ...dispatching('designations'), hint: 'designate' },
  redispatch: { ...dispatching('redispatches'), hint: 'redispatch' },
  recall: { resource: 'recalls', group: 'dispatching', isDanger: true, fields: [reason] },
  dispatch_downward: {
    resource: 'downward-dispatches',
    group: 'dispatching',
    fields: [{ ...lead, among: 'below' }, text('note', { label: 'instruction', limit: 500, rows: 3 })],
  },
  send_back: {
    resource: 'send-backs',
    group: 'dispatching',
    isDanger: true,
    hint: 'send_back',
    fields: [
      reason,
      line('basis', { label: 'send_back_basis', limit: 256, ...must }),
      { name: 'proposed_department_code', kind: 'department', among: 'handling' },
    ],
  },
  uphold_send_back: decision('send-back-decisions', 'upheld', 'dispatching'),
  refuse_send_back: decision('send-back-decisions', 'refused', 'dispatching', true),
  open_joint_review: {
    resource: 'joint-reviews',
    group: 'dispatching',
    fields: [reason, { name: 'department_codes', kind: 'departments', among: 'handling', ...must }],
  },
  give_opinion: {
    resource: 'joint-review-opinions',
    group: 'dispatching',
    context: 'joint_review',
    fields: [text('opinion', must)],
  },
  conclude_joint_review: {
    resource: 'joint-review-conclusions',
    group: 'dispatching',
    context: 'joint_review',
    fields: [lead, supporting, copied, line('basis', { limit: 256, ...must }), text('note', { label: 'conclusion' })],
  },
  recuse: {
    resource: 'recusals',
    group: 'supervision',
    fields: [line('account', { hint: 'account', limit: 64, ...must }), reason],
  },
  // In the departments.
  acknowledge: { resource: 'acknowledgements', group: 'handling', fields: [], isOnePress: true },
  contact: {
    resource: 'contacts',
    group: 'handling',
    hint: 'contact',
    fields: [
      choice('means', 'meansOfContact', MEANS_OF_CONTACT, { initial: () => 'phone', ...must }),
      { name: 'was_reached', kind: 'yes_no', label: 'contact_reached', ...must },
      text('note', { label: 'contact_note', rows: 3 }),
      line('recording_reference', { limit: 64 }),
    ],
  },
  note_progress: {
    resource: 'progress-notes',
    group: 'handling',
    fields: [text('note', { label: 'progress', ...must })],
  },
  request_extension: {
    resource: 'extension-requests',
    group: 'handling',
    hint: 'request_extension',
    fields: [
      { name: 'amount', kind: 'number', label: 'extension_amount', limit: 60, initial: () => 3, ...must },
      reason,
    ],
  },
  approve_extension: decision('extension-decisions', 'approved', 'handling'),
  refuse_extension: decision('extension-decisions', 'refused', 'handling', true),
  suspend: {
    resource: 'suspensions',
    group: 'handling',
    hint: 'suspend',
    fields: [reason, { name: 'days', kind: 'number', label: 'suspension_days', limit: 60, initial: () => 5, ...must }],
  },
  resume: { resource: 'resumptions', group: 'handling', fields: [note] },
  request_promise: {
    resource: 'promise-requests',
    group: 'handling',
    hint: 'request_promise',
    fields: [{ name: 'until_on', kind: 'date', ...must }, reason],
  },
  approve_promise: decision('promise-decisions', 'approved', 'handling'),
  refuse_promise: decision('promise-decisions', 'refused', 'handling', true),
  acknowledge_support: { resource: 'supporting-acknowledgements', group: 'handling', fields: [], isOnePress: true },
  reply_in_support: {
    resource: 'supporting-replies',
    group: 'handling',
    fields: [text('reply', { label: 'supporting_reply', limit: 4000, ...must })],
  },
  submit_reply: { ...reply('reply-drafts'), hint: 'submit_reply' },
  approve_reply: { ...decision('reply-approvals', 'approved', 'handling'), context: undefined },
  return_draft: { ...decision('reply-approvals', 'returned', 'handling', true), context: undefined },
  reply: reply('replies'),
  // At the centre, afterwards.
  accept_reply: {
    resource: 'reviews',
    group: 'closing',
    hint: 'accept_reply',
    fixed: { outcome: 'accepted' },
    fields: [text('note', { label: 'review_note', limit: 1000, rows: 3 })],
  },
  return_reply: {
    resource: 'reviews',
    group: 'closing',
    fixed: { outcome: 'returned' },
    isDanger: true,
    fields: [text('note', { label: 'return_note', limit: 1000, ...must })],
  },
  record_callback: {
    resource: 'callbacks',
    group: 'closing',
    fields: [
      choice('channel', 'callbackChannel', CALLBACK_CHANNELS, { initial: () => 'phone', ...must }),
      { name: 'was_reached', kind: 'yes_no', ...must },
      choice('solution', 'solution', SOLUTIONS, { isShown: wasReached, ...must }),
      choice('satisfaction', 'satisfaction', SATISFACTIONS, { isShown: wasReached, ...must }),
      choice('reason', 'dissatisfactionReason', DISSATISFACTION_REASONS, {
        label: 'unhappy_reason',
        isShown: isUnhappy,
        ...must,
      }),
      text('comment', { limit: 1000, rows: 3 }),
    ],
  },
  confirm_result: {
    resource: 'result-confirmations',
    group: 'closing',
    hint: 'confirm_result',
    fields: [text('note', { limit: 1000, ...must })],
  },
  reopen: { resource: 'reopenings', group: 'closing', fixed: { to: 'department' }, hint: 'reopen', fields: [reason] },
  reopen_for_dispatch: {
    resource: 'reopenings',
    group: 'closing',
    fixed: { to: 'dispatch' },
    hint: 'reopen_for_dispatch',
    fields: [reason],
  },
  request_exclusion: {
    resource: 'exclusion-requests',
    group: 'closing',
    hint: 'request_exclusion',
    fields: [choice('ground', 'exclusionGround', EXCLUSION_GROUNDS, must), reason],
  },
  approve_exclusion: decision('exclusion-decisions', 'approved', 'closing'),
  refuse_exclusion: decision('exclusion-decisions', 'refused', 'closing', true),
  archive: {
    resource: 'archivings',
    group: 'closing',
    hint: 'archive',
    fields: [{ name: 'retention_class', kind: 'retention', hint: 'retention_class' }],
  },
  publish: {
    resource: 'publications',
    group: 'closing',
    hint: 'publish',
    fields: [
      line('title', { limit: 80, initial: (order) => order.title, ...must }),
      text('text', {
        label: 'publication_text',
        limit: 4000,
        rows: 8,
        initial: (order) => order.answer ?? order.reply ?? '',
        ...must,
      }),
    ],
  },
  withdraw_publication: { resource: 'publication-withdrawals', group: 'closing', fields: [reason] },
  hold_file: { resource: 'holds', group: 'closing', fields: [reason] },
  release_file: { resource: 'hold-releases', group: 'closing', fields: [reason] },
  withdraw_consent: { resource: 'consent-withdrawals', group: 'closing', fields: [reason] },
  // From outside and above.
  remind: {
    resource: 'reminders',
    group: 'supervision',
    fields: [
      text('text', { label: 'reminder', ...must }),
      choice('level', 'reminderLevel', REMINDER_LEVELS, {
        label: 'reminder_level',
        initial: () => 'ordinary',
        ...must,
      }),
    ],
  },
  supervise: {
    resource: 'supervision-notices',
    group: 'supervision',
    hint: 'supervise',
    fields: [
      choice('level', 'supervisionLevel', SUPERVISION_LEVELS, must),
      text('demand', must),
      { name: 'reply_days', kind: 'number', hint: 'reply_days', limit: 60 },
    ],
  },
  instruct: {
    resource: 'instructions',
    group: 'supervision',
    fields: [
      text('text', { label: 'instruction_text', ...must }),
      { name: 'reply_days', kind: 'number', hint: 'reply_days', limit: 60 },
    ],
  },
}

/** The steps that stand beside the title, in the order of their weight; everything else is in the menu. */
const PROMINENT = [
  'acknowledge',
  'acknowledge_support',
  'approve_reply',
  'return_draft',
  'uphold_send_back',
  'refuse_send_back',
  'approve_extension',
  'refuse_extension',
  'approve_promise',
  'refuse_promise',
  'approve_exclusion',
  'refuse_exclusion',
  'conclude_joint_review',
  'give_opinion',
  'accept_reply',
  'return_reply',
  'reply',
  'submit_reply',
  'reply_in_support',
  'resume',
  'contact',
  'dispatch',
  'designate',
  'answer',
  'take_back',
  'unmerge',
  'confirm_result',
  'record_callback',
  'archive',
  'remind',
  'instruct',
]
const AT_MOST = 3
const GROUPS: readonly StepGroup[] = ['matter', 'dispatching', 'handling', 'closing', 'supervision']

/** The offered steps as the head shows them: a few as buttons, the first of them as the main one, the rest grouped. */
export function arranged(steps: readonly string[]) {
  const known = steps.filter((step) => step in STEP_FORMS)
  const front = PROMINENT.filter((step) => known.includes(step)).slice(0, AT_MOST)
  const rest = known.filter((step) => !front.includes(step))
  const groups = GROUPS.map((group) => ({ group, steps: rest.filter((step) => STEP_FORMS[step]?.group === group) }))
  return { front, groups: groups.filter((each) => each.steps.length) }
}
