import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/api/errors'
import { sendOnce } from '@/api/idempotency'
import type { WorkOrder } from '@/api/types'
import { useDraft } from '@/ui/draft'
import { missingIn, type FieldValues } from '@/ui/fields'
import { takeStep, useWorkOrder, useWorkOrderUpdate } from '../queries'
import { changesBetween, stepsSince } from './changes'
import { initialValues, stepBody, type StepForm } from './fields'
import { STEP_FORMS } from './table'

const NO_FORM: StepForm = { resource: '', group: 'matter', fields: [] }

/** Taking one step on an order: the typed text, what is missing, the refusal, and whether the order has moved meanwhile. */
export function useStep(order: Ref<WorkOrder>, step: string) {
  const { t } = useI18n()
  const number = String(order.value.number)
  const form = STEP_FORMS[step] ?? NO_FORM
  const current = useWorkOrder(number)
  const update = useWorkOrderUpdate()
  let initial = initialValues(form, order.value)
  const { fields: values, forget } = useDraft<FieldValues>(`order:${number}:${step}`, () => ({ ...initial }))
  const errors = ref<Record<string, string>>({})
  const error = ref<unknown>(null)
  const isBusy = ref(false)
  const seen = ref(order.value)
  const send = sendOnce((body: FieldValues, key: string) => takeStep(number, form.resource, body, key))

  const hasMoved = computed(() => order.value.version !== seen.value.version)
  const isPossible = computed(() => order.value.steps.includes(step))
  const changes = computed(() => changesBetween(seen.value, order.value))
  const since = computed(() => stepsSince(seen.value, order.value))

  watch(values, () => (errors.value = {}))

  function check(): boolean {
    const missing = missingIn(form.fields, values)
    errors.value = Object.fromEntries(
      missing.map((name) => {
        const field = form.fields.find((each) => each.name === name)
        return [name, t('form.missing', { field: t(`stepField.${field?.label ?? name}`) })]
      }),
    )
    return missing.length === 0
  }

  /** The order as it stands after the step; nothing where it was not taken; `gone` where it is now hidden from the reader. */
  async function submit(): Promise<WorkOrder | 'gone' | null> {
    if (isBusy.value || !check()) return null
    isBusy.value = true
    error.value = null
    try {
      const after = await send({ ...stepBody(form, values, initial), version: seen.value.version })
      if (!after) {
        forget()
        return 'gone'
      }
      update(after)
      // Splitting answers the new order; what it was split from has changed too.
      if (String(after.number) !== number) await current.refetch()
      forget()
      return after
    } catch (thrown) {
      const problem = asProblem(thrown)
      errors.value = problem.fieldTexts
      error.value = problem
      if (problem.status === 409) await current.refetch()
      return null
    } finally {
      isBusy.value = false
    }
  }

  /** The person has seen what changed: what he has not touched reads as it stands now, what he typed stays. */
  function catchUp() {
    const now = initialValues(form, order.value)
    for (const { name } of form.fields)
      if (JSON.stringify(values[name]) === JSON.stringify(initial[name])) values[name] = now[name]
    initial = now
    seen.value = order.value
    error.value = null
  }

  return { form, values, errors, error, isBusy, hasMoved, isPossible, changes, since, submit, catchUp }
}
