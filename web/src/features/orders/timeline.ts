/** Everything that happened around an order, in one order of time: steps, calls, replies, clocks, notes, messages. */
import type { HistoryEntry, WorkOrder } from '@/api/types'

export const TIMELINE_KINDS = ['call', 'step', 'reply', 'clock', 'note', 'message'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]
export type Message = {
  text: string
  state: string
  channel: string
  created_at: string
  sent_at: string | null
  to_number: string
  error: string
}
export type TimelineItem = {
  key: string
  kind: TimelineKind
  at: string
  /** Whether the requester was told it, or took part in it. */
  isTold: boolean
  /** The call whose sound belongs to it. */
  recording: string
  entry?: HistoryEntry
  reply?: WorkOrder['replies'][number]
  clock?: WorkOrder['clocks'][number]
  message?: Message
  contact?: WorkOrder['contact_attempts'][number]
}

const CALLS = new Set(['contact', 'try_callback', 'record_callback', 'record_vote'])
const REPLIES = new Set([
  'answer',
  'reply',
  'submit_reply',
  'reply_in_support',
  'approve_reply',
  'return_draft',
  'accept_reply',
  'return_reply',
])
const NOTES = new Set(['note_progress', 'remind', 'supervise', 'instruct', 'give_opinion', 'note_supervision'])
/** Steps whose words reach the requester, or at which he speaks himself. */
const TOLD = new Set(['register', 'answer', 'decline', 'transfer', 'publish', 'record_callback', 'record_vote'])
/** Whether a reference names a call of the hotline, and not a file of a department's own. */
const isOwnCall = (reference: string) => /^C\d{8}-[0-9A-F]{16}$/.test(reference)

function kindOf(step: string): TimelineKind {
  if (CALLS.has(step)) return 'call'
  if (REPLIES.has(step)) return 'reply'
  return NOTES.has(step) ? 'note' : 'step'
}

function ofStep(order: WorkOrder, entry: HistoryEntry): TimelineItem {
  const called = entry.details?.call
  const contact =
    entry.kind === 'contact' ? order.contact_attempts.find((each) => isSameMoment(each.at, entry.at)) : undefined
  const reference = typeof called === 'string' ? called : (contact?.recording_reference ?? '')
  return {
    key: `s${entry.sequence}`,
    kind: kindOf(entry.kind),
    at: entry.at,
    isTold: TOLD.has(entry.kind) || Boolean(contact?.was_reached),
    recording: isOwnCall(reference) ? reference : '',
    entry,
    contact,
    reply: ['reply', 'submit_reply'].includes(entry.kind)
      ? order.replies.find((each) => isSameMoment(each.written_at, entry.at))
      : undefined,
  }
}

/** The history keeps a step's moment a little later where its writer waited for another one. */
const isSameMoment = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) < 5_000

/** The oldest first; a clock stands where it stopped, one that runs does not stand here yet. */
export function timelineOf(order: WorkOrder, messages: readonly Message[] = []): TimelineItem[] {
  const items = order.history.map((entry) => ofStep(order, entry))
  if (order.call)
    items.push({ key: 'call', kind: 'call', at: order.call.arrived_at, isTold: true, recording: order.call.reference })
  for (const clock of order.clocks)
    if (clock.stopped_at)
      items.push({ key: `c${clock.id}`, kind: 'clock', at: clock.stopped_at, isTold: false, recording: '', clock })
  messages.forEach((message, at) =>
    items.push({
      key: `m${at}`,
      kind: 'message',
      at: message.sent_at ?? message.created_at,
      isTold: message.state === 'sent',
      recording: '',
      message,
    }),
  )
  // What happened at one moment stays as it was written down.
  return items
    .map((item, place) => ({ item, place }))
    .sort((a, b) => Date.parse(a.item.at) - Date.parse(b.item.at) || a.place - b.place)
    .map(({ item }) => item)
}

/** The kinds that there are, with how many of each. */
export const countsOf = (items: readonly TimelineItem[]) =>
  TIMELINE_KINDS.map((kind) => ({ kind, count: items.filter((item) => item.kind === kind).length })).filter(
    ({ count }) => count,
  )
