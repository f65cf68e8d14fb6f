import type { Batch, Registration } from '@/api/types'

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
  /** Matters of the same call that were written down before this one. */
  earlier: MatterFields[]
}
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
] as const
export type MatterFields = Pick<RegistrationFields, (typeof MATTER_FIELDS)[number]>
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
  earlier: [],
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

function sentMatter(matter: MatterFields, isAnswering: boolean): Batch['matters'][number] {
  return {
    ...matter,
    title: matter.title.trim(),
    content: matter.content.trim(),
    address: matter.address.trim(),
    // Nothing chosen lets the rule propose one.
    focus_area: matter.focus_area || null,
    merge_into: matter.merge_into || null,
    answer: isAnswering ? matter.answer.trim() : null,
  } as Batch['matters'][number]
}

const callOf = (fields: RegistrationFields) => ({
  channel: fields.channel as Registration['channel'],
  call_reference: fields.channel === 'phone' && fields.call_reference.trim() ? fields.call_reference.trim() : null,
})

/** The form as the backend takes it: an anonymous requester leaves nothing behind. */
export function asRegistration(fields: RegistrationFields, isAnswering: boolean): Registration {
  return {
    ...sentMatter(matterOf(fields), isAnswering),
    ...callOf(fields),
    requester: requesterOf(fields),
  } as Registration
}

/** All matters of the call in one request, the requester typed once. */
export function asBatch(fields: RegistrationFields, isAnswering: boolean): Batch {
  return {
    ...callOf(fields),
    requester: requesterOf(fields),
    matters: [
      ...fields.earlier.map((matter) => sentMatter(matter, Boolean(matter.answer.trim()))),
      sentMatter(matterOf(fields), isAnswering),
    ],
  } as Batch
}

/** The form's field that the backend's name of a field stands for. */
export function fieldNamed(name: string): FieldName | null {
  const last = name.split('.').at(-1) ?? ''
  if (name.endsWith('requester.name')) return 'requester_name'
  if (name.endsWith('requester.kind')) return 'requester_kind'
  return last in blankRegistration() ? (last as FieldName) : null
}
