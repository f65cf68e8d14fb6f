import { computed, ref, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { asProblem } from '@/api/errors'
import { sendOnce } from '@/api/idempotency'
import type { CallbackBody, WorkOrder } from '@/api/types'
import { useDraft } from '@/ui/draft'
import { recordCallback, take, useWorkOrder, useWorkOrderUpdate } from './queries'

export type StepFields = {
  answer: string
  department_code: string
  note: string
  reply: string
  was_reached: boolean | undefined
  was_solved: boolean | undefined
  satisfaction: string
  comment: string
}
export type FieldErrors = Partial<Record<keyof StepFields, string>>
type Submission = { step: string; fields: StepFields; version: number }

const blank = (): StepFields => ({
  answer: '',
  department_code: '',
  note: '',
  reply: '',
  was_reached: undefined,
  was_solved: undefined,
  satisfaction: '',
  comment: '',
})

/** Which fields a step cannot do without, as keys of the sentences that ask for them. */
export function missingIn(step: string, fields: StepFields): Partial<Record<keyof StepFields, string>> {
  const missing: Partial<Record<keyof StepFields, string>> = {}
  if (step === 'answer' && !fields.answer.trim()) missing.answer = 'form.answerMissing'
  if (step === 'dispatch' && !fields.department_code) missing.department_code = 'form.departmentMissing'
  if (step === 'reply' && !fields.reply.trim()) missing.reply = 'form.replyMissing'
  if (step === 'return_reply' && !fields.note.trim()) missing.note = 'form.returnNoteMissing'
  if (step === 'record_callback') {
    if (fields.was_reached === undefined) missing.was_reached = 'form.wasReachedMissing'
    if (fields.was_reached && fields.was_solved === undefined) missing.was_solved = 'form.wasSolvedMissing'
    if (fields.was_reached && !fields.satisfaction) missing.satisfaction = 'form.satisfactionMissing'
  }
  return missing
}

function post(number: string, { step, fields, version }: Submission, key: string): Promise<WorkOrder> {
  switch (step) {
    case 'answer':
      return take.answer(number, { answer: fields.answer.trim(), version }, key)
    case 'dispatch':
      return take.dispatch(number, { department_code: fields.department_code, note: fields.note.trim(), version }, key)
    case 'acknowledge':
      return take.acknowledge(number, { version }, key)
    case 'reply':
      return take.reply(number, { reply: fields.reply.trim(), version }, key)
    case 'accept_reply':
      return take.review(number, { outcome: 'accepted', note: fields.note.trim(), version }, key)
    case 'return_reply':
      return take.review(number, { outcome: 'returned', note: fields.note.trim(), version }, key)
    case 'archive':
      return take.archive(number, { version }, key)
    default:
      return recordCallback(
        number,
        {
          was_reached: fields.was_reached === true,
          was_solved: fields.was_reached ? (fields.was_solved ?? null) : null,
          satisfaction: fields.was_reached ? (fields.satisfaction as CallbackBody['satisfaction']) : null,
          comment: fields.comment.trim(),
          version,
        },
        key,
      )
  }
}

/** Taking one step on an order: the typed text, what is missing, the refusal, and whether the order has moved meanwhile. */
export function useStep(order: Ref<WorkOrder>, step: string) {
  const { t } = useI18n()
  const number = String(order.value.number)
  const current = useWorkOrder(number)
  const update = useWorkOrderUpdate()
  const { fields, forget } = useDraft<StepFields>(`order:${number}:${step}`, blank)
  const errors = ref<FieldErrors>({})
  const error = ref<unknown>(null)
  const isBusy = ref(false)
  const seenVersion = ref(order.value.version)
  const send = sendOnce((body: Submission, key: string) => post(number, body, key))

  const hasMoved = computed(() => order.value.version !== seenVersion.value)
  const isPossible = computed(() => order.value.steps.includes(step))

  watch(fields, () => (errors.value = {}))

  function check(): boolean {
    const missing = missingIn(step, fields)
    errors.value = Object.fromEntries(Object.entries(missing).map(([key, sentence]) => [key, t(sentence)]))
    return Object.keys(missing).length === 0
  }

  /** Whether the step was taken. */
  async function submit(): Promise<boolean> {
    if (isBusy.value || !check()) return false
    isBusy.value = true
    error.value = null
    try {
      update(await send({ step, fields: { ...fields }, version: seenVersion.value }))
      forget()
      return true
    } catch (thrown) {
      const problem = asProblem(thrown)
      errors.value = problem.fieldTexts
      error.value = problem
      if (problem.status === 409) await current.refetch()
      return false
    } finally {
      isBusy.value = false
    }
  }

  /** The person has seen what changed: go on from there with the text as typed. */
  function catchUp() {
    seenVersion.value = order.value.version
    error.value = null
  }

  return { fields, errors, error, isBusy, hasMoved, isPossible, submit, catchUp, forget }
}
