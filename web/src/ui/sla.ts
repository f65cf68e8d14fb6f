/** How much time a work order has left, as a kind (for colour) and as whole words. Never colour alone. */
export type SlaKind = 'ok' | 'warn' | 'bad' | 'overdue' | 'replied' | 'done' | 'done_late' | 'paused' | 'ended' | 'none'
export type SlaSpan = { days: number; hours: number; minutes: number }
export type Sla = { kind: SlaKind; span: SlaSpan | null }

/** From how many minutes before the deadline the badge warns, and warns strongly. */
export const SLA_THRESHOLDS = { warnMinutes: 240, badMinutes: 60 } as const

const FINISHED = new Set(['completed', 'called_back', 'archived'])
/** Nothing is counted any more: another work order, another service or the law took the matter over. */
const ENDED = new Set(['merged', 'withdrawn', 'declined', 'transferred'])

/** `current_due_at` is what is due now: the acknowledgement that is late, a rework, or else handling. */
export type Timed = {
  stage: string
  current_due_at?: string | null
  handling_due_at?: string | null
  is_overdue: boolean
}

export const dueOf = (order: Timed) => order.current_due_at ?? order.handling_due_at ?? null

export function spanOf(minutes: number): SlaSpan {
  const whole = Math.floor(Math.abs(minutes))
  return { days: Math.floor(whole / 1440), hours: Math.floor((whole % 1440) / 60), minutes: whole % 60 }
}

export function slaOf(order: Timed, now: number): Sla {
  if (FINISHED.has(order.stage)) return { kind: order.is_overdue ? 'done_late' : 'done', span: null }
  if (ENDED.has(order.stage)) return { kind: 'ended', span: null }
  // What was answered in time does not become late while it waits for its review.
  if (order.stage === 'replied' && !order.is_overdue) return { kind: 'replied', span: null }
  const due = dueOf(order)
  if (!due) return { kind: 'none', span: null }
  const minutes = (Date.parse(due) - now) / 60_000
  if (order.is_overdue || minutes < 0) return { kind: 'overdue', span: spanOf(Math.min(minutes, -1)) }
  if (order.stage === 'suspended') return { kind: 'paused', span: null }
  const kind = minutes <= SLA_THRESHOLDS.badMinutes ? 'bad' : minutes <= SLA_THRESHOLDS.warnMinutes ? 'warn' : 'ok'
  return { kind, span: spanOf(minutes) }
}

type Say = (key: string, named?: Record<string, unknown>) => string

/** "2天", "1天5时", "6时32分", "4分": two units at most, none of them zero. */
export function spanWords(span: SlaSpan, say: Say): string {
  const days = span.days ? say('sla.days', { n: span.days }) : ''
  const hours = span.hours ? say('sla.hours', { n: span.hours }) : ''
  const minutes = span.minutes ? say('sla.minutes', { n: span.minutes }) : ''
  if (span.days >= 10) return days.trim()
  const words = span.days ? days + hours : hours + minutes
  return words.trim() || say('sla.minutes', { n: 1 })
}

export function slaWords(sla: Sla, say: Say): string {
  if (sla.kind === 'replied') return say('sla.replied')
  if (sla.kind === 'done') return say('sla.done')
  if (sla.kind === 'done_late') return say('sla.doneLate')
  if (sla.kind === 'paused') return say('sla.paused')
  if (sla.kind === 'ended') return say('sla.ended')
  if (sla.kind === 'none' || !sla.span) return say('sla.none')
  return say(sla.kind === 'overdue' ? 'sla.overdue' : 'sla.left', { span: spanWords(sla.span, say) })
}
