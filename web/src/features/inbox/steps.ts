/** The steps that the inbox takes itself: those of the order page's table whose fields a phone has controls for. */
import { arranged, STEP_FORMS } from '@/features/orders/steps/table'
import type { StepForm } from '@/features/orders/steps/fields'

export { initialValues, stepBody } from '@/features/orders/steps/fields'

const PLAIN = new Set(['text', 'line', 'number', 'date', 'choice', 'yes_no', 'department', 'files'])
const isPlain = (form: StepForm) => !form.sendsChangesOnly && form.fields.every((field) => PLAIN.has(field.kind))

export const formOf = (step: string) => STEP_FORMS[step]

/** A few as buttons, the most pressing first; the rest behind one more press. */
export function plainSteps(offered: readonly string[]) {
  const { front, groups } = arranged(
    offered.filter((step) => {
      const form = STEP_FORMS[step]
      return form ? isPlain(form) : false
    }),
  )
  return { front, rest: groups.flatMap((group) => group.steps) }
}
