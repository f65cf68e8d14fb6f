/** What share of the orders of a kind are called back; an empty condition fits all. */
export type Share = { percent: number; request_type: string; urgency: string; department_code: string }

export const newShare = (): Share => ({ percent: 100, request_type: '', urgency: '', department_code: '' })
