/** What is asked for when something is written into the books: one table of fields for each kind of paper. */
import type { components } from '@/api/schema'
import type { Field, FieldValues } from '@/ui/fields'

type Schemas = components['schemas']
export type Project = Schemas['ProjectOutput']
export type Contract = Schemas['ContractOutput']
export type Word = (group: string, code: string) => string
/** A form of a page: where it goes, what it asks, and what it begins with. */
export type Form = {
  name: string
  path: string
  fields: readonly Field[]
  first?: FieldValues
  /** The rest of the body, which the fields alone do not make. */
  extra?: () => object
}

export const ENTRY_KINDS = [
  'need',
  'initial',
  'increase',
  'decrease',
  'reclaim',
  'move',
  'carry_over',
  'receipt',
] as const
export const METHODS = [
  'open_tender',
  'invited_tender',
  'negotiation',
  'consultation',
  'inquiry',
  'single_source',
] as const
export const CONTRACT_KINDS = ['award', 'service', 'supervision', 'supplement'] as const
export const ASSESSMENT_KINDS = ['monthly', 'yearly'] as const
export const PAYMENT_KINDS = ['advance', 'progress', 'held_release', 'settlement', 'other'] as const

const line = (name: string, label: string, limit = 64): Field => ({
  name,
  kind: 'line',
  label,
  isRequired: true,
  limit,
})
const day = (name: string, label: string): Field => ({ name, kind: 'date', label, isRequired: true, isAnyDay: true })
const amount: Field = { name: 'amount', kind: 'line', label: 'contracts.write.amount', isRequired: true, limit: 20 }
const year: Field = {
  name: 'year',
  kind: 'number',
  label: 'contracts.line.year',
  isRequired: true,
  least: 2000,
  limit: 2100,
}
const document: Field = line('document_number', 'contracts.paper.document_number')
const note = (name: string, label: string): Field => ({ name, kind: 'text', label, limit: 2000, rows: 3 })
const of = (codes: readonly string[], name: (code: string) => string) => ({
  options: codes,
  names: Object.fromEntries(codes.map((code) => [code, name(code)])),
})
const linesOf = (project: Project) => ({
  options: project.budget_lines.map((each) => each.code),
  names: Object.fromEntries(project.budget_lines.map((each) => [each.code, each.name])),
})
const contractsOf = (project: Project, kinds?: readonly string[]) => {
  const found = project.contracts.filter((each) => !kinds || kinds.includes(each.kind))
  return {
    options: found.map((each) => each.number),
    names: Object.fromEntries(found.map((each) => [each.number, `${each.number} ${each.name}`])),
  }
}
const choice = (name: string, label: string, rest: Partial<Field>): Field => ({ name, kind: 'choice', label, ...rest })
const at = (project: Project) => `contract-projects/${encodeURIComponent(project.code)}`

export const projectForm = (): Form => ({
  name: 'project',
  path: 'contract-projects',
  fields: [
    line('name', 'contracts.head.name', 128),
    line('code', 'contracts.write.code', 32),
    line('owner', 'contracts.write.owner', 128),
  ],
})

export const lineForm = (project: Project): Form => ({
  name: 'line',
  path: `${at(project)}/lines`,
  fields: [line('name', 'contracts.line.name', 128), line('code', 'contracts.write.code', 32)],
})

/** A paper about the budget; a move names where it goes, what is carried over the year that it comes from. */
export const entryForm = (project: Project, word: Word): Form => ({
  name: 'entry',
  path: `${at(project)}/budget-entries`,
  first: { kind: 'increase', year: project.years.at(-1)?.year },
  fields: [
    choice('kind', 'contracts.paper.kind_name', {
      isRequired: true,
      ...of(ENTRY_KINDS, (code) => word('contracts.entryKind', code)),
    }),
    choice('line', 'contracts.paper.line', { isRequired: true, ...linesOf(project) }),
    choice('to_line', 'contracts.write.to_line', {
      isRequired: true,
      ...linesOf(project),
      isShown: (values) => values['kind'] === 'move',
    }),
    year,
    {
      ...year,
      name: 'from_year',
      label: 'contracts.write.from_year',
      isShown: (values) => values['kind'] === 'carry_over',
    },
    amount,
    day('decided_on', 'contracts.paper.decided_on'),
    document,
    note('reason', 'contracts.paper.reason'),
  ],
})

export const procurementForm = (project: Project, word: Word): Form => ({
  name: 'procurement',
  path: `${at(project)}/procurements`,
  fields: [
    line('name', 'contracts.head.name', 128),
    line('code', 'contracts.head.number'),
    choice('method', 'contracts.write.method', {
      isRequired: true,
      ...of(METHODS, (code) => word('contracts.method', code)),
    }),
  ],
})

/** The steps that were not taken yet, the next one first chosen. */
export const stepForm = (project: Project, file: Project['procurements'][number]): Form => {
  const open = file.steps.filter((step) => !step.done_on)
  return {
    name: 'step',
    path: `${at(project)}/procurements/${encodeURIComponent(file.code)}/steps`,
    first: { kind: open[0]?.kind },
    fields: [
      choice('kind', 'contracts.write.step', {
        isRequired: true,
        options: open.map((step) => step.kind),
        names: Object.fromEntries(open.map((step) => [step.kind, step.name])),
      }),
      day('done_on', 'contracts.paper.decided_on'),
      { ...document, isRequired: false },
      note('note', 'contracts.note'),
    ],
  }
}

/** A contract as it was signed; the parts are asked beside it, in rows of their own. */
export const contractForm = (project: Project, word: Word): Form => ({
  name: 'contract',
  path: `${at(project)}/contracts`,
  first: { kind: 'service' },
  fields: [
    line('number', 'contracts.head.number'),
    line('name', 'contracts.head.name', 128),
    choice('kind', 'contracts.head.kind_name', {
      isRequired: true,
      ...of(CONTRACT_KINDS, (code) => word('contracts.contractKind', code)),
    }),
    choice('under', 'contracts.head.under', {
      ...contractsOf(project),
      isShown: (values) => values['kind'] !== 'award' && project.contracts.length > 0,
    }),
    line('vendor', 'contracts.head.vendor', 128),
    amount,
    day('signed_on', 'contracts.head.signed_on'),
    day('service_from', 'contracts.write.service_from'),
    day('service_until', 'contracts.write.service_until'),
    choice('line', 'contracts.paper.line', linesOf(project)),
    choice('procurement', 'contracts.write.procurement', {
      options: project.procurements.map((each) => each.code),
      names: Object.fromEntries(project.procurements.map((each) => [each.code, each.name])),
      isShown: () => project.procurements.length > 0,
    }),
    { name: 'seats', kind: 'number', label: 'contracts.head.seats' },
    { name: 'agents', kind: 'number', label: 'contracts.head.agents' },
    { name: 'service_volume', kind: 'number', label: 'contracts.head.service_volume' },
    choice(
      'assessed',
      'contracts.write.assessed',
      of(ASSESSMENT_KINDS, (code) => word('contracts.assessmentKind', code)),
    ),
    note('parts_note', 'contracts.write.parts_note'),
  ],
})

export const settlementForm = (contract: Contract): Form => ({
  name: 'settlement',
  path: `contracts/${contract.id}/settlements`,
  fields: [
    { ...amount, name: 'accepted', label: 'contracts.write.accepted' },
    day('settled_on', 'contracts.write.settled_on'),
    document,
  ],
})

/** Money asked for; on a contract whose fee hangs on its assessment, the assessment that releases it. */
export function requestFields(project: Project, word: Word, contract?: Contract): readonly Field[] {
  const made = contract?.assessments.filter((one) => !one.is_corrected) ?? []
  return [
    choice('kind', 'contracts.head.kind_name', {
      isRequired: true,
      ...of(PAYMENT_KINDS, (code) => word('contracts.paymentKind', code)),
    }),
    choice('contract', 'contracts.contract', { ...contractsOf(project), isShown: () => !contract }),
    choice('line', 'contracts.request_head.line', { isRequired: true, ...linesOf(project) }),
    year,
    amount,
    { name: 'purpose', kind: 'text', label: 'contracts.request_head.purpose', isRequired: true, limit: 2000, rows: 2 },
    line('payee', 'contracts.request_head.payee', 128),
    choice('assessment_id', 'contracts.write.assessment', {
      options: made.map((one) => String(one.id)),
      names: Object.fromEntries(
        made.map((one) => [String(one.id), `${one.kind_name} ${one.first_day} — ${one.last_day}`]),
      ),
      isShown: () => made.length > 0,
    }),
    note('document_numbers', 'contracts.request_head.documents'),
  ]
}

export const requestForm = (project: Project, word: Word, contract?: Contract): Form => ({
  name: 'request',
  path: `${at(project)}/payment-requests`,
  first: {
    kind: 'progress',
    year: project.years.at(-1)?.year,
    line: contract?.line ?? project.budget_lines[0]?.code,
    payee: contract?.vendor,
  },
  fields: requestFields(project, word, contract),
  extra: () => (contract ? { contract: contract.number } : {}),
})

export type PartRow = { name: string; amount: string; is_held: boolean }
export const blankPart = (): PartRow => ({ name: '', amount: '', is_held: false })

/** The parts that were filled in, each with a code of its own. */
export const partsOf = (rows: readonly PartRow[]) =>
  rows
    .filter((row) => row.name.trim() || row.amount.trim())
    .map((row, place) => ({ code: `part_${place + 1}`, ...row, name: row.name.trim(), amount: row.amount.trim() }))

/** What the parts come to, in fen, so that no digit is lost; nothing where an amount is no number. */
export function sumOf(rows: readonly PartRow[]): string | null {
  let fen = 0n
  for (const { amount: typed } of partsOf(rows)) {
    const found = /^(\d+)(?:\.(\d{1,2}))?$/.exec(typed)
    if (!found) return null
    fen += BigInt(found[1] ?? 0) * 100n + BigInt((found[2] ?? '').padEnd(2, '0') || 0)
  }
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}
