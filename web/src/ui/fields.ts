/** Forms as tables: what each field is called, how it is asked for, when it is shown, what cannot stay empty. */
export type FieldValue = string | number | boolean | string[] | number[] | null | undefined
export type FieldValues = Record<string, FieldValue>
export type FieldKind =
  | 'text'
  | 'line'
  | 'number'
  | 'date'
  | 'moment'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'department'
  | 'departments'
  | 'category'
  | 'division'
  | 'duplicate'
  | 'files'
  | 'retention'

export type Field = {
  /** Its name in the body of the request. */
  name: string
  kind: FieldKind
  /** Key of its label under `stepField`, where the name alone would not say it; with a point in it, the whole key. */
  label?: string
  /** Key of a sentence under `stepHint`. */
  hint?: string
  isRequired?: boolean
  /** Longest text, or largest number. */
  limit?: number
  /** Smallest number; one where nothing is said. */
  least?: number
  rows?: number
  /** Codes to choose from, and the group of words that names them. */
  options?: readonly string[]
  words?: string
  /** What the codes are called, where no group of words names them. */
  names?: Readonly<Record<string, string>>
  /** Which departments may be named. */
  among?: 'handling' | 'below'
  /** Days that have passed may be named too. */
  isAnyDay?: boolean
  isShown?: (values: FieldValues) => boolean
}

/** Where the words of a field's label stand. */
export const labelKey = (field: Field) => {
  const key = field.label ?? field.name
  return key.includes('.') ? key : `stepField.${key}`
}

const isEmpty = (value: FieldValue) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const trimmed = (value: FieldValue): FieldValue => (typeof value === 'string' ? value.trim() : value)

export function shownFields<Shown extends Field>(fields: readonly Shown[], values: FieldValues): readonly Shown[] {
  return fields.filter((field) => !field.isShown || field.isShown(values))
}

export const blankOf = (field: Field): FieldValue => {
  if (['departments', 'files', 'choices'].includes(field.kind)) return []
  return ['number', 'yes_no'].includes(field.kind) ? undefined : ''
}

/** The fields that cannot stay empty and are. */
export function missingIn(fields: readonly Field[], values: FieldValues): string[] {
  return shownFields(fields, values)
    .filter((field) => field.isRequired && isEmpty(trimmed(values[field.name])))
    .map((field) => field.name)
}

/** A moment as it was chosen, in the hotline's own time wherever the reader is. */
const localMoment = (chosen: string) => `${chosen.replace(' ', 'T')}:00+08:00`

/** What the request carries: hidden fields are left out, texts without spaces around them, empty choices as null. */
export function bodyOf(fields: readonly Field[], values: FieldValues): FieldValues {
  const body: FieldValues = {}
  for (const field of shownFields(fields, values)) {
    const value = trimmed(values[field.name])
    if (field.kind === 'moment' && value) {
      body[field.name] = localMoment(String(value))
      continue
    }
    const isText = ['text', 'line', 'category', 'division'].includes(field.kind)
    body[field.name] = (value === '' || value === undefined) && !isText ? null : (value ?? '')
  }
  return body
}

/** The fields whose value is another than at first. */
export const changedFields = (fields: readonly Field[], values: FieldValues, first: FieldValues): readonly Field[] =>
  fields.filter((field) => trimmed(values[field.name]) !== trimmed(first[field.name]))
