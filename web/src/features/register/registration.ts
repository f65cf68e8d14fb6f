import type { Registration, Suggestion } from '@/api/types'

export type RegistrationFields = {
  request_type: string
  urgency: string
  title: string
  content: string
  category_code: string
  division_code: string
  address: string
  channel: string
  call_reference: string
  is_anonymous: boolean
  requester_kind: string
  requester_name: string
  phone_number: string
  unified_credit_code: string
  is_confidential: boolean
  accused_department_code: string
  people_count: number
  consents_to_publication: boolean
  is_leader_assigned: boolean
  focus_area: string
  merge_into: string
  answer: string
  /** Who is to handle it, where whoever registers also dispatches. */
  department_code: string
  supporting_codes: string[]
  copied_codes: string[]
  basis: string
  /** Possible duplicates that were found related, and those that are another matter. */
  related_to: string[]
  distinct_from: string[]
  /** What the system filled in, by field: marked until somebody changes it. */
  filled: Record<string, string>
  /** What was registered from this call already. */
  receipts: Receipt[]
}
/** A matter of this call that has its number; `refusal` says why it was not dispatched. */
export type Receipt = { number: string; title: string; department: string; refusal: string }
/** What is asked for each matter; everything else is the call's and the requester's. */
export const MATTER_FIELDS = [
  'request_type',
  'urgency',
  'title',
  'content',
  'category_code',
  'division_code',
  'address',
  'is_confidential',
  'accused_department_code',
  'people_count',
  'consents_to_publication',
  'is_leader_assigned',
  'focus_area',
  'merge_into',
  'answer',
  'department_code',
  'supporting_codes',
  'copied_codes',
  'basis',
  'related_to',
  'distinct_from',
] as const
export type MatterFields = Pick<RegistrationFields, (typeof MATTER_FIELDS)[number]>
/** Of these who is to handle it goes with the dispatch, not with the registration. */
const DISPATCH_FIELDS: readonly string[] = ['department_code', 'supporting_codes', 'copied_codes', 'basis']
type Sent = Exclude<(typeof MATTER_FIELDS)[number], 'department_code' | 'supporting_codes' | 'copied_codes' | 'basis'>
const SENT_FIELDS = MATTER_FIELDS.filter((name): name is Sent => !DISPATCH_FIELDS.includes(name))
export type FieldName = keyof RegistrationFields
/** What is wrong with a field: the key of a sentence, and the key of the field's name in it. */
export type Fault = { sentence: string; field: string }

export const blankRegistration = (): RegistrationFields => ({
  request_type: 'complaint',
  urgency: 'ordinary',
  title: '',
  content: '',
  category_code: '',
  division_code: '',
  address: '',
  channel: 'phone',
  call_reference: '',
  is_anonymous: false,
  requester_kind: 'person',
  requester_name: '',
  phone_number: '',
  unified_credit_code: '',
  is_confidential: false,
  accused_department_code: '',
  people_count: 1,
  consents_to_publication: false,
  is_leader_assigned: false,
  focus_area: '',
  merge_into: '',
  answer: '',
  department_code: '',
  supporting_codes: [],
  copied_codes: [],
  basis: '',
  related_to: [],
  distinct_from: [],
  filled: {},
  receipts: [],
})

const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/

/** The matter of the form by itself. */
export const matterOf = (fields: RegistrationFields): MatterFields =>
  Object.fromEntries(MATTER_FIELDS.map((name) => [name, fields[name]])) as MatterFields

/** A form without a matter: requester, call and place stay, because a caller's second matter is often next door. */
export function blankMatter(fields: RegistrationFields): MatterFields {
  const { division_code, address, request_type, is_confidential } = fields
  return { ...matterOf(blankRegistration()), division_code, address, request_type, is_confidential }
}

const PHONE = /^[\d+\- ]{5,24}$/

/** The faults that can be seen without asking the backend, in the order of the form. */
export function faultsIn(fields: RegistrationFields, isAnswering: boolean): Partial<Record<FieldName, Fault>> {
  const faults: Partial<Record<FieldName, Fault>> = {}
  if (!fields.title.trim()) faults.title = { sentence: 'register.missing', field: 'register.orderTitle' }
  if (!fields.category_code) faults.category_code = { sentence: 'register.choose', field: 'register.category' }
  if (!fields.content.trim()) faults.content = { sentence: 'register.missing', field: 'register.content' }
  const phone = fields.phone_number.trim()
  if (!fields.is_anonymous && phone && !PHONE.test(phone)) {
    faults.phone_number = { sentence: 'register.phoneWrong', field: 'register.phoneNumber' }
  }
  const code = fields.unified_credit_code.trim().toUpperCase()
  if (fields.requester_kind === 'enterprise' && code && !CREDIT_CODE.test(code)) {
    faults.unified_credit_code = { sentence: 'register.creditCodeWrong', field: 'register.creditCode' }
  }
  if (isAnswering && !fields.answer.trim()) faults.answer = { sentence: 'register.missing', field: 'form.answer' }
  return faults
}

function requesterOf(fields: RegistrationFields): Registration['requester'] {
  const { is_anonymous } = fields
  const text = (value: string) => (is_anonymous ? '' : value.trim())
  return {
    kind: fields.requester_kind,
    name: text(fields.requester_name),
    phone_number: text(fields.phone_number),
    unified_credit_code: fields.requester_kind === 'enterprise' ? text(fields.unified_credit_code).toUpperCase() : '',
    is_anonymous,
  } as Registration['requester']
}

const callOf = (fields: RegistrationFields) => ({
  channel: fields.channel as Registration['channel'],
  call_reference: fields.channel === 'phone' && fields.call_reference.trim() ? fields.call_reference.trim() : null,
})

/** The form as the backend takes it: an anonymous requester leaves nothing behind. */
export function asRegistration(fields: RegistrationFields, isAnswering: boolean): Registration {
  const matter = Object.fromEntries(SENT_FIELDS.map((name) => [name, fields[name]])) as Pick<MatterFields, Sent>
  return {
    ...matter,
    title: matter.title.trim(),
    content: matter.content.trim(),
    address: matter.address.trim(),
    // Nothing chosen lets the rule propose one.
    focus_area: matter.focus_area || null,
    merge_into: matter.merge_into || null,
    answer: isAnswering ? matter.answer.trim() : null,
    ...callOf(fields),
    requester: requesterOf(fields),
  } as Registration
}

/** To whom the matter goes, as the dispatch takes it. */
export const asDispatch = (fields: RegistrationFields, version: number) => ({
  department_code: fields.department_code,
  supporting_codes: fields.supporting_codes,
  copied_codes: fields.copied_codes,
  basis: fields.basis,
  note: '',
  version,
})

/** Takes a suggested department with everything that comes with it; taken again it is given up. */
export function pickSuggestion(fields: RegistrationFields, each: Suggestion): void {
  const isChosen = fields.department_code === each.department.code
  fields.department_code = isChosen ? '' : each.department.code
  fields.supporting_codes = isChosen ? [] : (each.supporting ?? []).map((one) => one.code)
  fields.copied_codes = isChosen ? [] : (each.copied ?? []).map((one) => one.code)
  fields.basis = isChosen ? '' : each.legal_basis || each.reason
}

export type DuplicateAnswer = 'merge' | 'related' | 'distinct'

/** Answers whether another work order is the same matter; the same answer again takes it back. */
export function answerDuplicate(fields: RegistrationFields, number: string, answer: DuplicateAnswer): void {
  const isSame = answerAbout(fields, number) === answer
  const without = (numbers: string[]) => numbers.filter((each) => each !== number)
  fields.related_to = without(fields.related_to)
  fields.distinct_from = without(fields.distinct_from)
  if (fields.merge_into === number) fields.merge_into = ''
  if (isSame) return
  if (answer === 'merge') fields.merge_into = number
  if (answer === 'related') fields.related_to.push(number)
  if (answer === 'distinct') fields.distinct_from.push(number)
}

export function answerAbout(fields: RegistrationFields, number: string): DuplicateAnswer | '' {
  if (fields.merge_into === number) return 'merge'
  if (fields.related_to.includes(number)) return 'related'
  return fields.distinct_from.includes(number) ? 'distinct' : ''
}

/** Fills a field in for the agent, unless something stands there; it is marked until he changes it. */
export function fillIn(fields: RegistrationFields, name: 'phone_number' | 'call_reference' | 'title', text: string) {
  if (!text || fields[name]) return
  fields[name] = text
  fields.filled[name] = text
}

export const isFilledIn = (fields: RegistrationFields, name: FieldName): boolean =>
  Boolean(fields.filled[name]) && fields.filled[name] === fields[name]

/** Whether nothing of a matter was written: then another call may take the form. */
export const isBlank = (fields: RegistrationFields): boolean =>
  !(fields.title.trim() && fields.title !== fields.filled.title) && !fields.content.trim() && !fields.answer.trim()

/** A draft as it came from elsewhere: only fields that there are, of the kind that they are. */
export function asDraft(stored: Record<string, unknown>): Partial<RegistrationFields> {
  const blank = blankRegistration() as Record<string, unknown>
  const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) => name in blank && kindOf(value) === kindOf(blank[name])),
  )
}

/** The form's field that the backend's name of a field stands for. */
export function fieldNamed(name: string): FieldName | null {
  const last = name.split('.').at(-1) ?? ''
  if (name.endsWith('requester.name')) return 'requester_name'
  if (name.endsWith('requester.kind')) return 'requester_kind'
  return last in blankRegistration() ? (last as FieldName) : null
}
