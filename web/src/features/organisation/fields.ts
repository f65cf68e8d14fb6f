/** What administrators write about units, categories and templates. */
import type { Field } from '@/ui/fields'

export const AGENCIES = [
  'government_department',
  'county_government',
  'town_government',
  'public_institution',
  'public_utility',
  'vertical_agency',
  'other_agency',
] as const
const LEVELS = ['city', 'county', 'town'] as const
const must = { isRequired: true } as const
const line = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  kind: 'line',
  label: `administration.${label}`,
  limit: 64,
  ...more,
})
const reason = line('reason', 'reason', { limit: 500, ...must })
const definition: Field = { name: 'definition', kind: 'text', label: 'administration.definition', limit: 4000, rows: 3 }
const code = line('code', 'code', { limit: 32, ...must })
const name = line('name', 'name', must)

const wording: readonly Field[] = [
  name,
  line('short_name', 'shortName', { limit: 32 }),
  {
    name: 'level',
    kind: 'choice',
    words: 'departmentLevel',
    options: LEVELS,
    label: 'administration.level',
    ...must,
  },
  { name: 'agency_type', kind: 'choice', words: 'agencyType', options: AGENCIES, label: 'administration.agencyType' },
  { name: 'division_code', kind: 'division', label: 'administration.division' },
  { name: 'remit', kind: 'text', label: 'administration.remit', limit: 4000, rows: 3 },
]
const parent: Field = { name: 'parent_code', kind: 'department', label: 'administration.parent' }

export const UNIT_FIELDS = {
  add: [code, parent, ...wording],
  change: [...wording, reason],
  move: [parent, reason],
  close: [
    { name: 'closed_on', kind: 'date', isAnyDay: true, label: 'administration.closedOn', ...must },
    { name: 'successor_code', kind: 'department', label: 'administration.successor' },
    reason,
  ],
  reopen: [reason],
} as const satisfies Record<string, readonly Field[]>

export const CATEGORY_FIELDS = {
  add: [code, { name: 'parent_code', kind: 'category', label: 'administration.parentCategory' }, name, definition],
  change: [name, definition],
  close: [reason],
  reopen: [reason],
} as const satisfies Record<string, readonly Field[]>

export const TEMPLATE_FIELDS: readonly Field[] = [
  line('title', 'templateTitle', must),
  { name: 'text', kind: 'text', label: 'administration.templateText', limit: 4000, rows: 8, ...must },
  { name: 'department_code', kind: 'department', label: 'administration.templateDepartment' },
  { name: 'category_code', kind: 'category', label: 'administration.templateCategory' },
]

/** The body of a request: what is empty is sent as an empty text. */
export const asTexts = (body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).map(([field, value]) => [field, value ?? '']))
