/** The choices on a work order, in the order in which people read them. */
export const STAGES = [
  'registered',
  'dispatched',
  'acknowledged',
  'replied',
  'completed',
  'called_back',
  'archived',
] as const
export const REQUEST_TYPES = [
  'inquiry',
  'assistance',
  'complaint',
  'irregularity_report',
  'suggestion',
  'commendation',
] as const
export const URGENCIES = ['ordinary', 'urgent', 'emergency'] as const
export const CHANNELS = [
  'phone',
  'wechat',
  'website',
  'app',
  'mayor_mailbox',
  'province',
  'emergency_line',
  'other',
] as const
export const REQUESTER_KINDS = ['person', 'enterprise'] as const
export const SATISFACTIONS = ['very_satisfied', 'satisfied', 'neutral', 'dissatisfied', 'very_dissatisfied'] as const
