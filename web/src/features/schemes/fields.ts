/** The form of a scheme as tables: what each node holds, and what each kind of rule asks for. */

export type Plain = string | Plain[] | { [key: string]: Plain }
export type Node = { [key: string]: Plain }

export type SchemeField = {
  key: string
  kind: 'pair' | 'number' | 'code' | 'line' | 'choice' | 'flag' | 'day' | 'node' | 'list' | 'source' | 'rule'
  /** The words of its label and of a list's entries, where the key does not say it: `schemeField.…`. */
  label?: string
  hint?: string
  options?: readonly string[]
  of?: readonly SchemeField[]
  isRequired?: boolean
  /** What a new entry of a list begins with. */
  blank?: () => Node
}

const pair = (key: string, more: Partial<SchemeField> = {}): SchemeField => ({ key, kind: 'pair', ...more })
const number = (key: string, more: Partial<SchemeField> = {}): SchemeField => ({ key, kind: 'number', ...more })
const CODE: SchemeField = { key: 'code', kind: 'code', isRequired: true }
const NAME = pair('name', { isRequired: true })
const BOUNDS = [number('at_least', { hint: 'rate' }), number('at_most', { hint: 'rate' })]
const TARGET: SchemeField = { key: 'target', kind: 'node', of: [pair('text', { isRequired: true }), ...BOUNDS] }
const SOURCE: SchemeField = { key: 'indicator', kind: 'source' }
const DISPLAY: SchemeField = {
  key: 'display',
  kind: 'node',
  of: [
    { key: 'unit', kind: 'choice', options: ['percentage', 'number'], isRequired: true },
    { key: 'rounding', kind: 'choice', options: ['half_up', 'below_one_never_hundred', 'truncate'] },
    number('places'),
    pair('suffix'),
  ],
}
export const emptyPair = (): Node => ({ zh: '', en: '' })
const named = (): Node => ({ code: '', name: emptyPair() })
const REQUIREMENTS: SchemeField = {
  key: 'points',
  kind: 'list',
  label: 'requirements',
  of: [CODE, NAME],
  blank: named,
}

export const RULES: Record<string, readonly SchemeField[]> = {
  bands: [
    { key: 'bands', kind: 'list', of: [...BOUNDS, number('mark', { isRequired: true })], blank: () => ({ mark: '' }) },
  ],
  proportional: [],
  rate_times_weight: [],
  target_or_nothing: [],
  step_deduction: [
    number('step', { hint: 'rate', isRequired: true }),
    number('deduction', { isRequired: true }),
    { key: 'part_of_a_step', kind: 'choice', options: ['counts', 'does_not_count'], isRequired: true },
    number('floor'),
  ],
  monthly_deduction: [number('deduction', { isRequired: true })],
  occurrence_deduction: [
    {
      key: 'occurrences',
      kind: 'list',
      of: [CODE, NAME, number('deduction', { isRequired: true }), number('at_most', { label: 'most' }), SOURCE],
      blank: named,
    },
  ],
  checklist: [
    {
      key: 'points',
      kind: 'list',
      of: [CODE, NAME, number('full', { isRequired: true }), number('mostly'), number('little'), number('none')],
      blank: named,
    },
  ],
  all_points_or_nothing: [REQUIREMENTS],
  below_average: [],
  items_met: [{ key: 'items', kind: 'list', of: [CODE, NAME, SOURCE, TARGET, DISPLAY], blank: named }],
  attainment: [
    {
      key: 'levels',
      kind: 'list',
      label: 'attainmentLevels',
      of: [NAME, number('at_least', { hint: 'rate' })],
      blank: () => ({ name: emptyPair() }),
    },
  ],
  expert_mark: [],
  parts: [
    {
      key: 'parts',
      kind: 'list',
      of: [CODE, NAME, number('weight', { isRequired: true }), SOURCE, TARGET, { key: 'rule', kind: 'rule' }],
      blank: () => ({ code: '', name: emptyPair(), weight: '', rule: { kind: 'proportional' } }),
    },
  ],
  veto: [REQUIREMENTS],
  not_applicable: [],
  judged: [],
  not_stated: [],
}
/** A part of a leaf takes these only. */
export const PART_RULES = Object.keys(RULES).filter(
  (kind) => !['parts', 'veto', 'not_applicable', 'judged', 'not_stated'].includes(kind),
)

export const LEAF: readonly SchemeField[] = [
  CODE,
  NAME,
  number('weight', { isRequired: true }),
  SOURCE,
  TARGET,
  DISPLAY,
  { key: 'rule', kind: 'rule' },
  pair('rule_text', { isRequired: true }),
  pair('note'),
]
export const GROUP: readonly SchemeField[] = [CODE, NAME, number('weight', { isRequired: true })]
export const LEVEL: readonly SchemeField[] = [
  ...GROUP,
  { key: 'kind', kind: 'choice', label: 'levelKind', options: ['earned', 'bonus', 'deducted'] },
  { key: 'equal_weights', kind: 'flag' },
]
export const SCHEME: readonly SchemeField[] = [
  pair('name', { isRequired: true }),
  pair('source', { isRequired: true }),
  number('year', { isRequired: true }),
  {
    key: 'period',
    kind: 'node',
    of: [
      { key: 'first_day', kind: 'day', isRequired: true },
      { key: 'last_day', kind: 'day', isRequired: true },
    ],
  },
  number('weight', { label: 'fullMark', isRequired: true }),
  number('base', { hint: 'base' }),
  {
    key: 'grades',
    kind: 'list',
    of: [NAME, number('at_least', { label: 'gradeBound' })],
    blank: () => ({ name: emptyPair() }),
  },
]

export const fieldsOf = (place: string): readonly SchemeField[] => {
  if (/leaves\[\d+\]$/.test(place)) return LEAF
  if (/groups\[\d+\]$/.test(place)) return GROUP
  return /levels\[\d+\]$/.test(place) ? LEVEL : SCHEME
}
