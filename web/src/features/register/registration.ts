import type { Registration } from '@/api/types'

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
  is_confidential: boolean
  answer: string
}
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
  is_confidential: false,
  answer: '',
})

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
  if (isAnswering && !fields.answer.trim()) faults.answer = { sentence: 'register.missing', field: 'form.answer' }
  return faults
}

/** The form as the backend takes it: an anonymous requester leaves nothing behind. */
export function asRegistration(fields: RegistrationFields, isAnswering: boolean): Registration {
  const { is_anonymous } = fields
  return {
    request_type: fields.request_type,
    urgency: fields.urgency,
    title: fields.title.trim(),
    content: fields.content.trim(),
    category_code: fields.category_code,
    division_code: fields.division_code,
    address: fields.address.trim(),
    channel: fields.channel,
    call_reference: fields.channel === 'phone' && fields.call_reference.trim() ? fields.call_reference.trim() : null,
    requester: {
      kind: fields.requester_kind,
      name: is_anonymous ? '' : fields.requester_name.trim(),
      phone_number: is_anonymous ? '' : fields.phone_number.trim(),
      is_anonymous,
    },
    is_confidential: fields.is_confidential,
    answer: isAnswering ? fields.answer.trim() : null,
  } as Registration
}

/** The form's field that the backend's name of a field stands for. */
export function fieldNamed(name: string): FieldName | null {
  const last = name.split('.').at(-1) ?? ''
  if (name.endsWith('requester.name')) return 'requester_name'
  if (name.endsWith('requester.kind')) return 'requester_kind'
  return last in blankRegistration() ? (last as FieldName) : null
}
