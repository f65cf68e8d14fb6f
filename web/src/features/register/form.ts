/** The form of one call: what is written, what is wrong with it, and how it ends. */
import { ElMessage } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import { computed, nextTick, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { asProblem } from '@/api/errors'
import { sendOnce } from '@/api/idempotency'
import { useSession } from '@/api/session'
import type { WorkOrder } from '@/api/types'
import { useRegistrationDraft } from './draft'
import type { FilesOf } from './files'
import { dispatch, register, useRegistered } from './queries'
import { asDispatch, asRegistration, blankMatter, faultsIn, fieldNamed, isBlank, type FieldName } from './registration'

export type Ending = 'answer' | 'register' | 'dispatch'

/** `staysOpen` tells whether the call goes on: then the form is cleared for the next matter instead of left. */
export function useRegistrationForm(call: string, staysOpen: () => boolean) {
  const { t } = useI18n()
  const router = useRouter()
  const session = useSession()
  const draft = useRegistrationDraft(call)
  const { fields } = draft
  const errors = ref<Partial<Record<FieldName, string>>>({})
  const error = ref<unknown>(null)
  const busy = ref<Ending | null>(null)
  const isAnswering = ref(fields.answer !== '')
  /** A draft cannot keep files: they are held beside it. */
  const files = ref<readonly File[]>([])
  const sending = ref<{ all: FilesOf[]; goOn: () => unknown } | null>(null)
  const registered = useRegistered()
  const send = sendOnce(register)
  const mayAnswer = session.may('answer_work_orders')
  const mayDispatch = session.may('dispatch_work_orders')
  const isDispatching = computed(() => mayDispatch && !fields.merge_into && !isAnswering.value)
  const fileError = computed(() =>
    files.value.length && (isAnswering.value || fields.merge_into) ? t('register.filesNotHere') : undefined,
  )
  watch(fields, () => (errors.value = {}), { deep: true })
  watch(
    () => fields.answer,
    (answer) => answer && (isAnswering.value = true),
  )

  async function showFirstError() {
    await nextTick()
    const first = document.querySelector<HTMLElement>('.request-form .error')
    first?.closest('.field')?.querySelector<HTMLElement>('input, textarea')?.focus()
    first?.scrollIntoView({ block: 'center' })
  }

  function check(ending: Ending): boolean {
    const told = Object.entries(faultsIn(fields, isAnswering.value)).map(([name, fault]) => [
      name,
      t(fault.sentence, { field: t(fault.field) }),
    ])
    errors.value = Object.fromEntries(told) as typeof errors.value
    // While the caller is on the line nobody goes to another page to choose.
    if (ending === 'dispatch' && staysOpen() && !fields.department_code) {
      errors.value.department_code = t('desk.chooseDepartment')
    }
    return Object.keys(errors.value).length === 0 && !fileError.value
  }

  async function end(ending: Ending) {
    if (busy.value) return
    error.value = null
    if (!check(ending)) return showFirstError()
    busy.value = ending
    try {
      await registerAndGoOn(ending)
    } catch (thrown) {
      const problem = asProblem(thrown)
      error.value = problem
      for (const [name, text] of Object.entries(problem.fieldTexts)) {
        const field = fieldNamed(name)
        if (field) errors.value[field] = text
      }
      if (Object.keys(errors.value).length) await showFirstError()
    } finally {
      busy.value = null
    }
  }

  async function registerAndGoOn(ending: Ending) {
    const order = await send(asRegistration(fields, ending === 'answer'))
    const number = String(order.number)
    const { order: latest, refusal } = await dispatched(order, ending)
    registered(latest)
    const department = latest.department?.name ?? ''
    const told = refusal ? 'desk.notDispatched' : department ? 'desk.dispatched' : toldOf(ending)
    ElMessage({
      type: refusal ? 'warning' : 'success',
      message: t(told, { number, department, refusal }),
      duration: refusal ? 8000 : 4000,
    })
    const chosen = [{ number, files: files.value }]
    files.value = []
    isAnswering.value = false
    if (staysOpen()) {
      const receipts = [...fields.receipts, { number, title: fields.title.trim(), department, refusal }]
      Object.assign(fields, blankMatter(fields), { receipts })
      draft.sent()
      await sendFiles(chosen, () => undefined)
      focusTitle()
    } else {
      draft.forget()
      const query = ending === 'dispatch' && !department ? { step: 'dispatch' } : {}
      await sendFiles(chosen, () => router.push({ name: 'order', params: { number }, query }))
    }
  }

  const toldOf = (ending: Ending) => (ending === 'answer' ? 'register.answered' : 'register.registered')

  /** What is registered stays registered, whatever becomes of its dispatch. */
  async function dispatched(order: WorkOrder, ending: Ending): Promise<{ order: WorkOrder; refusal: string }> {
    if (ending !== 'dispatch' || !fields.department_code) return { order, refusal: '' }
    try {
      const body = asDispatch(fields, order.version)
      // The number makes the key: pressed again after a failure it is the same dispatch.
      return { order: await dispatch(String(order.number), body, `dispatch-${order.number}`), refusal: '' }
    } catch (thrown) {
      const problem = asProblem(thrown)
      const refusal = [problem.title || t('problem.unreachable'), problem.nextStep].filter(Boolean).join(' ')
      return { order, refusal }
    }
  }

  /** …and whatever becomes of its files. */
  async function sendFiles(all: FilesOf[], goOn: () => unknown) {
    const isAny = all.some((each) => each.files.length)
    const after = async () => {
      sending.value = null
      await goOn()
    }
    if (isAny) sending.value = { all, goOn: after }
    else await after()
  }

  function focusTitle() {
    void nextTick(() => document.getElementById('field-title')?.focus())
  }

  /** The main key ends it the usual way: with an answer where one is written, dispatched where somebody may. */
  const endAsUsual = () => end(isAnswering.value ? 'answer' : isDispatching.value ? 'dispatch' : 'register')

  async function startAnswer() {
    isAnswering.value = true
    await nextTick()
    document.getElementById('field-answer')?.focus()
  }

  function discard() {
    draft.forget()
    files.value = []
    isAnswering.value = false
    error.value = null
  }

  /** Nothing of a matter is written: another call may take the desk. What was registered of this one is then done. */
  function isUntouched(): boolean {
    const isFree = isBlank(fields) && !busy.value && !sending.value && !files.value.length
    if (isFree && !staysOpen()) draft.forget()
    return isFree
  }

  return {
    ...draft,
    isUntouched,
    errors,
    error,
    busy,
    isAnswering,
    files,
    fileError,
    sending,
    mayAnswer,
    mayDispatch,
    isDispatching,
    end,
    endAsUsual,
    startAnswer,
    discard,
    focusTitle,
  }
}

export type RegistrationForm = ReturnType<typeof useRegistrationForm>
