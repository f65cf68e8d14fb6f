/** The forms of policies, as tables of fields. */
import type { Field } from '@/ui/fields'

const must = { isRequired: true } as const
export const CALLBACK_GROUNDS = [
  'reopened',
  'dissatisfied',
  'confidential',
  'key_enterprise',
  'leader_assigned',
  'group_request',
] as const

export const CALLBACK_POLICY: readonly Field[] = [
  { name: 'valid_from', kind: 'date', isAnyDay: true, ...must },
  { name: 'default_percent', kind: 'number', least: 0, limit: 100, hint: 'default_percent', ...must },
  { name: 'always', kind: 'choices', words: 'callbackGround', options: CALLBACK_GROUNDS },
  { name: 'when_unhappy', kind: 'choice', words: 'unhappyCourse', options: ['review', 'reopen'], ...must },
  { name: 'sends_link', kind: 'yes_no', ...must },
  { name: 'note', kind: 'line', label: 'policy_note', limit: 200 },
]
