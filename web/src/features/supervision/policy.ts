/** The thresholds of supervision, in the groups in which people think of them, each with its unit. */
import type { Field, FieldValues } from '@/ui/fields'

export type Terms = Record<string, number | string>
export type Publication = {
  number: number
  published_at: string | null
  published_by_name: string | null
  note: string
  terms: Terms
}
export type Unit = 'hours' | 'days' | 'times' | 'units' | 'cases' | 'percent'

export const GROUPS: readonly { group: string; terms: Readonly<Record<string, Unit>> }[] = [
  { group: 'reminding', terms: { reminder_hours: 'hours', key_reminder_hours: 'hours', due_soon_hours: 'hours' } },
  {
    group: 'notices',
    terms: {
      key_after_working_days: 'days',
      key_after_send_backs: 'times',
      key_after_units: 'units',
      summons_after_overdue_in_month: 'cases',
    },
  },
  {
    group: 'replies',
    terms: {
      reply_days_ordinary: 'days',
      reply_days_key: 'days',
      reply_days_summons: 'days',
      instruction_reply_days: 'days',
    },
  },
  {
    group: 'accountability',
    terms: {
      accountability_rate: 'percent',
      smallest_sample: 'cases',
      explanation_days: 'days',
      circular_after_working_days: 'days',
      interview_after_working_days: 'days',
    },
  },
]
const UNITS: Readonly<Record<string, Unit>> = Object.assign({}, ...GROUPS.map((each) => each.terms))
const MOST: Record<Unit, number> = { hours: 720, days: 60, times: 1000, units: 1000, cases: 1000, percent: 100 }
const HUNDRED = 100

export const unitOf = (term: string): Unit => UNITS[term] ?? 'times'

/** A term as people read it: a rate in percent, everything else as the number that it is. */
export const amountOf = (term: string, terms: Terms): number =>
  unitOf(term) === 'percent' ? Math.round(Number(terms[term]) * HUNDRED * HUNDRED) / HUNDRED : Number(terms[term])

export const POLICY_FIELDS: readonly Field[] = [
  ...Object.keys(UNITS).map((name): Field => ({
    name,
    kind: 'number',
    label: `policy.term.${name}`,
    limit: MOST[unitOf(name)],
    isRequired: true,
  })),
  { name: 'note', kind: 'line', label: 'policy_note', limit: 200 },
]

/** The form as it opens: what holds now. */
export const firstOf = (terms: Terms): FieldValues =>
  Object.fromEntries(Object.keys(UNITS).map((term) => [term, amountOf(term, terms)]))

/** What publishing sends. */
export function bodyOfPolicy({ note, ...terms }: FieldValues) {
  const rate = String(Number(terms.accountability_rate) / HUNDRED)
  return { note: note ?? '', terms: { ...terms, accountability_rate: rate } }
}

/** The terms that a publication has otherwise than the one before it. */
export const changedTerms = (now: Terms, before: Terms): string[] =>
  Object.keys(UNITS).filter((term) => amountOf(term, now) !== amountOf(term, before))
