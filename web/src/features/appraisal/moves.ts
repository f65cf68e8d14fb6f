/** What is done with something that has a course: where the step goes, and what it asks for. */
import type { Field, FieldValues } from '@/ui/fields'

export type Step = { path: string; fields: readonly Field[]; body?: FieldValues }

const words = (label: string): Field => ({ name: 'text', kind: 'text', label, isRequired: true, limit: 4000 })
const NOTE: Field = { name: 'note', kind: 'text', label: 'appraisal.field.note', limit: 4000 }

export const STEPS: Readonly<Record<string, Step>> = {
  review: { path: 'reviews', fields: [words('appraisal.field.opinion')] },
  approve: { path: 'approvals', fields: [words('appraisal.field.document')] },
  return: { path: 'returns', fields: [words('appraisal.field.reason')] },
  reply: { path: 'replies', fields: [words('appraisal.field.reply')] },
  close: { path: 'closures', fields: [words('appraisal.field.evidence')] },
  accept: { path: 'acceptances', fields: [words('appraisal.field.reason')] },
  reject: { path: 'rejections', fields: [words('appraisal.field.reason')] },
  start: { path: 'starts', fields: [NOTE] },
  finish: { path: 'ends', fields: [words('appraisal.field.outcome')] },
  skip: { path: 'omissions', fields: [words('appraisal.field.reason')] },
  hand_in: {
    path: 'hand-ins',
    fields: [{ name: 'reference', kind: 'line', label: 'appraisal.field.reference', isRequired: true, limit: 200 }],
  },
  accept_document: { path: 'checks', fields: [NOTE], body: { is_complete: true } },
  refuse_document: { path: 'checks', fields: [{ ...NOTE, isRequired: true }], body: { is_complete: false } },
  pass_order: { path: 'findings', fields: [], body: { is_faulty: false } },
  fault_order: {
    path: 'findings',
    fields: [{ name: 'finding', kind: 'text', label: 'appraisal.field.finding', isRequired: true, limit: 4000 }],
    body: { is_faulty: true },
  },
}
