/** The kinds and states of reports, and how their states look. */
export const KINDS = ['daily', 'weekly', 'monthly', 'yearly', 'special'] as const
export const STATES = ['drafted', 'submitted', 'approved', 'issued'] as const
export const MEANS = ['document_system', 'paper', 'mail', 'fax', 'in_person'] as const
export const FORMATS = ['docx', 'pdf', 'xlsx'] as const
export const TONES: Record<string, string> = { issued: 'ok', submitted: 'warn', approved: 'warn' }
/** What a special report can be about, with the group of words that names its codes. */
export const SCOPES: Record<string, string> = {
  department: '',
  category: '',
  channel: 'channel',
  request_type: 'requestType',
}
