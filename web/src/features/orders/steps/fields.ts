/** What a field of a step's form is: how it is asked for, when it is shown, what it cannot do without. */
import type { WorkOrder } from '@/api/types'

export type StepValue = string | number | boolean | string[] | number[] | null | undefined
export type StepValues = Record<string, StepValue>
export type FieldKind =
  | 'text'
  | 'line'
  | 'number'
  | 'date'
  | 'choice'
  | 'yes_no'
  | 'department'
  | 'departments'
  | 'category'
  | 'division'
  | 'duplicate'
  | 'files'

export type StepField = {
  /** Its name in the body of the step's request. */
  name: string
  kind: FieldKind
  /** Key of its label under `stepField`, where the name alone would not say it. */
  label?: string
  /** Key of a sentence under `stepHint`. */
  hint?: string
  isRequired?: boolean
  /** Longest text, or largest number. */
  limit?: number
  rows?: number
  /** Codes to choose from, and the group of words that names them. */
  options?: readonly string[]
  words?: string
  /** Which departments may be named. */
  among?: 'handling' | 'below'
  isShown?: (values: StepValues) => boolean
  /** What stands in it at first. */
  initial?: (order: WorkOrder) => StepValue
}

export type StepGroup = 'matter' | 'dispatching' | 'handling' | 'closing' | 'supervision'
export type StepForm = {
  /** The address after `/api/work-orders/{number}/`. */
  resource: string
  group: StepGroup
  fields: readonly StepField[]
  /** What the request says besides what is asked for. */
  fixed?: StepValues
  /** What is shown above the fields. */
  context?: 'suggestions' | 'application' | 'reply' | 'joint_review'
  /** Key of a sentence under `stepHint` that says what will happen. */
  hint?: string
  isDanger?: boolean
  /** Taken by one press, without a dialog. */
  isOnePress?: boolean
  /** Only what was changed is sent. */
  sendsChangesOnly?: boolean
}

const isEmpty = (value: StepValue) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const trimmed = (value: StepValue): StepValue => (typeof value === 'string' ? value.trim() : value)

export const shownFields = (form: StepForm, values: StepValues): readonly StepField[] =>
  form.fields.filter((field) => !field.isShown || field.isShown(values))

const blankOf = (field: StepField): StepValue => {
  if (field.kind === 'departments' || field.kind === 'files') return []
  return ['number', 'yes_no'].includes(field.kind) ? undefined : ''
}

/** The form as it is opened. */
export function initialValues(form: StepForm, order: WorkOrder): StepValues {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.initial?.(order) ?? blankOf(field)]))
}

/** The fields that cannot stay empty and are. */
export function missingIn(form: StepForm, values: StepValues): string[] {
  return shownFields(form, values)
    .filter((field) => field.isRequired && isEmpty(trimmed(values[field.name])))
    .map((field) => field.name)
}

/** What the request carries: hidden fields are left out, texts without spaces around them, empty choices as null. */
export function bodyOf(form: StepForm, values: StepValues, initial: StepValues): StepValues {
  const body: StepValues = { ...form.fixed }
  for (const field of shownFields(form, values)) {
    const value = trimmed(values[field.name])
    if (form.sendsChangesOnly && value === trimmed(initial[field.name])) continue
    const isNothing = value === '' || value === undefined
    const isText = ['text', 'line', 'category', 'division'].includes(field.kind)
    if (isNothing && !isText) {
      if (field.kind !== 'number') body[field.name] = null
    } else body[field.name] = value ?? ''
  }
  return body
}
