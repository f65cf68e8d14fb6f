/** The choices on a work order, in the order in which people read them. */
export const STAGES = [
  'registered',
  'jointly_reviewed',
  'dispatched',
  'sent_back',
  'acknowledged',
  'suspended',
  'drafted',
  'replied',
  'completed',
  'called_back',
  'archived',
  'declined',
  'transferred',
  'merged',
  'withdrawn',
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
export const SOLUTIONS = ['solved', 'partly_solved', 'unsolved'] as const
export const OUTCOMES = ['solved', 'partly_solved', 'explained', 'unsolved'] as const
export const EMERGENCY_SERVICES = ['110', '119', '120', '122'] as const
export const FOCUS_AREAS = ['wage_arrears', 'workplace_safety', 'rural_water', 'rural_housing', 'disputes'] as const
export const RETENTION_CLASSES = ['short', 'long', 'permanent'] as const
export const MEANS_OF_CONTACT = ['phone', 'sms', 'visit', 'wechat'] as const
export const CALLBACK_CHANNELS = ['phone', 'sms', 'app'] as const
export const SUPERVISION_LEVELS = ['ordinary', 'key', 'summons'] as const
export const DECLINE_GROUNDS = [
  'litigation',
  'discipline',
  'reconsideration',
  'disclosure',
  'petition_accepted',
  'secrecy',
  'unlawful',
  'not_government',
] as const
export const EXCLUSION_GROUNDS = ['unreasonable_demand', 'statutory_route', 'duplicate', 'not_in_duty'] as const
export const DISSATISFACTION_REASONS = ['result', 'process', 'policy', 'attitude'] as const
export const REMINDER_LEVELS = ['ordinary', 'key'] as const
