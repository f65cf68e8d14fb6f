import { useI18n } from 'vue-i18n'
import { formatNumber } from './format'
import { useWords } from './useWords'

/** How an indicator's figures are said. */
export function useFigures() {
  const { t } = useI18n()
  const { word } = useWords()
  /** A figure as it is printed, with thousands apart and its unit's word where the sign is not in it. */
  const figure = (shown: string, unit: string) => {
    const text = formatNumber(shown)
    return ['seconds', 'hours', 'days'].includes(unit) && shown !== '—'
      ? t('indicators.withUnit', { text, unit: word('indicators.unitShort', unit) })
      : text
  }
  /** What stands over a column of an indicator's values: a rate or a time by its unit, a count by a neutral word. */
  const valueName = (unit: string | undefined) =>
    !unit || unit === 'count' ? word('indicators', 'value') : word('indicators.valueNames', unit)
  return { figure, valueName }
}
