import { i18n } from '@/locales'

const GROUPS = [
  'fieldName',
  'stepField',
  'orders.columnNames',
  'orders.filter',
  'register',
  'policy.term',
  'callerRule.field',
  'cityTelephone.field',
]

/** What a field of a request is called on the pages; one that no page names is "an entry". */
export function fieldName(field: string): string {
  const { t, te } = i18n.global
  const group = GROUPS.find((each) => te(`${each}.${field}`))
  return group ? t(`${group}.${field}`) : t('problem.someField')
}
