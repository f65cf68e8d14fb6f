/** What a step's form is, and what it sends. */
import type { WorkOrder } from '@/api/types'
import { blankOf, bodyOf, changedFields, type Field, type FieldValue, type FieldValues } from '@/ui/fields'

export type StepField = Field & {
  /** What stands in it at first. */
  initial?: (order: WorkOrder) => FieldValue
}

export type StepGroup = 'matter' | 'dispatching' | 'handling' | 'closing' | 'supervision'
export type StepForm = {
  /** The address after `/api/work-orders/{number}/`. */
  resource: string
  group: StepGroup
  fields: readonly StepField[]
  /** What the request says besides what is asked for. */
  fixed?: FieldValues
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

/** The form as it is opened. */
export function initialValues(form: StepForm, order: WorkOrder): FieldValues {
  return Object.fromEntries(form.fields.map((field) => [field.name, field.initial?.(order) ?? blankOf(field)]))
}

/** What the step's request carries. */
export function stepBody(form: StepForm, values: FieldValues, first: FieldValues): FieldValues {
  const fields = form.sendsChangesOnly ? changedFields(form.fields, values, first) : form.fields
  const extra = values.overruled_findings ? { overruled_findings: values.overruled_findings } : {}
  return { ...form.fixed, ...bodyOf(fields, values), ...extra }
}
