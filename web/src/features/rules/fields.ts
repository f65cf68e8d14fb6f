/** The forms of the rules, as tables of fields. */
import type { Field } from '@/ui/fields'
import { REQUEST_TYPES, URGENCIES } from '@/ui/words'

const must = { isRequired: true } as const
const UNITS = ['working_day', 'working_hour', 'day', 'hour', 'minute'] as const
const reason: Field = { name: 'reason', kind: 'text', limit: 2000, rows: 3, ...must }
const unit = (name: string): Field => ({ name, kind: 'choice', words: 'unitName', options: UNITS, label: 'limit_unit' })

const terms: readonly Field[] = [
  { name: 'department_code', kind: 'department', ...must },
  { name: 'supporting_codes', kind: 'departments' },
  { name: 'copied_codes', kind: 'departments' },
  { name: 'basis', kind: 'line', limit: 256, label: 'legal_basis', ...must },
  { name: 'limit_amount', kind: 'number', limit: 3650, hint: 'limit_amount' },
  { ...unit('limit_unit'), isShown: (values) => Boolean(values.limit_amount) },
  { name: 'valid_from', kind: 'date', isAnyDay: true, hint: 'valid_from' },
]
export const RESPONSIBILITY: readonly Field[] = [
  { name: 'category_code', kind: 'category', ...must },
  { name: 'division_prefix', kind: 'division', hint: 'division_prefix' },
  { name: 'request_type', kind: 'choice', words: 'requestType', options: REQUEST_TYPES, hint: 'any_kind' },
  { name: 'urgency', kind: 'choice', words: 'urgency', options: URGENCIES },
  ...terms,
]
export const REPLACEMENT = terms
export const CLOSING: readonly Field[] = [{ name: 'valid_to', kind: 'date', isAnyDay: true, hint: 'valid_to' }]
export const DRY_RUN: readonly Field[] = [
  { name: 'category_code', kind: 'category', ...must },
  { name: 'division_code', kind: 'division' },
  { name: 'request_type', kind: 'choice', words: 'requestType', options: REQUEST_TYPES, ...must },
  { name: 'urgency', kind: 'choice', words: 'urgency', options: URGENCIES, ...must },
  { name: 'on', kind: 'date', isAnyDay: true },
]

const CLOCKS = ['dispatch', 'acknowledge', 'contact', 'handle', 'support', 'citizen', 'send_back'] as const
const limitTerms: readonly Field[] = [
  { name: 'name', kind: 'line', limit: 64, label: 'rule_name', ...must },
  { name: 'amount', kind: 'number', limit: 1000, label: 'limit_amount', ...must },
  { ...unit('unit'), ...must },
  { name: 'legal_basis', kind: 'line', limit: 200 },
  { name: 'valid_from', kind: 'date', isAnyDay: true, ...must },
  reason,
]
export const LIMIT_RULE: readonly Field[] = [
  { name: 'code', kind: 'line', limit: 64, label: 'rule_code', hint: 'rule_code', ...must },
  { name: 'clock', kind: 'choice', words: 'clockKind', options: CLOCKS, ...must },
  { name: 'request_type', kind: 'choice', words: 'requestType', options: REQUEST_TYPES, hint: 'any_kind' },
  { name: 'urgency', kind: 'choice', words: 'urgency', options: URGENCIES },
  { name: 'category_code', kind: 'category' },
  { name: 'department_code', kind: 'department' },
  { name: 'requester_kind', kind: 'choice', words: 'requesterKind', options: ['person', 'enterprise'] },
  ...limitTerms,
]
export const LIMIT_TERMS = limitTerms
export const LIMIT_CLOSING: readonly Field[] = [{ name: 'valid_to', kind: 'date', isAnyDay: true, ...must }, reason]

export const POLICY_PUBLICATION: readonly Field[] = [
  { name: 'valid_from', kind: 'date', isAnyDay: true, ...must },
  reason,
]

export const KEY_ENTERPRISE: readonly Field[] = [
  { name: 'unified_credit_code', kind: 'line', limit: 24, ...must },
  { name: 'name', kind: 'line', limit: 64, label: 'enterprise_name', ...must },
  { name: 'contact', kind: 'line', limit: 64, label: 'enterprise_contact' },
  { name: 'listed_from', kind: 'date', isAnyDay: true },
  { name: 'listed_to', kind: 'date' },
  reason,
]

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** Empty conditions of a rule are empty texts, not nothing. */
export const asTexts = <Body extends Record<string, unknown>>(body: Body, names: readonly string[]): Body => ({
  ...body,
  ...Object.fromEntries(names.map((name) => [name, text(body[name])])),
})
