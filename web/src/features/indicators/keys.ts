import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCategories, useDepartments } from '@/api/reference'

/** Names for the keys by which figures are split; a key without a name is shown as it is. */
export function useKeyNames(by: MaybeRefOrGetter<string>) {
  const { t } = useI18n()
  const { data: departments } = useDepartments()
  const { data: categories } = useCategories()
  const names = computed(() => {
    const rows = toValue(by) === 'department' ? departments.value : categories.value
    return new Map((rows ?? []).map((row) => [row.code, row.name]))
  })
  return (key: string) => names.value.get(key) ?? (key || t('indicators.unassigned'))
}
