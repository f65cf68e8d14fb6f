import { useI18n } from 'vue-i18n'
import { OWN_ACCOUNT } from '@/locales/recorded'

/** Names of coded values; a code that the pages do not know yet is shown as it is rather than hidden. */
export function useWords() {
  const { t, te } = useI18n()
  const word = (group: string, code: string | null | undefined) => {
    if (!code) return '—'
    const key = `${group}.${code}`
    return te(key) ? t(key) : code
  }
  const limit = (given: { amount: number; unit: string }) =>
    te(`limitUnit.${given.unit}`) ? t(`limitUnit.${given.unit}`, { n: given.amount }) : `${given.amount} ${given.unit}`
  /** An amount of time as people say it: hours and minutes instead of decimals, days as they are. */
  const span = (amount: string, unit: string) => {
    const minutes = Math.round(Number(amount) * (unit === 'minute' ? 1 : 60))
    if (!['minute', 'hour', 'working_hour'].includes(unit)) return t('span.days', { n: Number(amount) })
    const parts = [
      { key: 'span.hours', n: Math.floor(minutes / 60) },
      { key: 'span.minutes', n: minutes % 60 },
    ].filter((part) => part.n)
    return parts.map((part) => t(part.key, { n: part.n })).join(' ') || t('span.minutes', { n: 0 })
  }
  /** Whoever did something; what happens by itself is recorded under the system's own account. */
  const person = (name: string) => (name === OWN_ACCOUNT ? t('common.system') : name)
  return { word, limit, span, person }
}
