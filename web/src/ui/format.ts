import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function partsOf(iso: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const part of parts.formatToParts(new Date(iso))) found[part.type] = part.value
  return found
}

/** "2023-01-05 09:12" in the hotline's own time, wherever the reader is. */
export function formatMoment(iso: string | null | undefined): string {
  if (!iso || Number.isNaN(Date.parse(iso))) return '—'
  const p = partsOf(iso)
  return `${p.year}-${p.month}-${p.day} ${p.hour}:${p.minute}`
}

/** "09:12:31" in the hotline's own time. */
export function formatClock(iso: string): string {
  if (Number.isNaN(Date.parse(iso))) return '—'
  const p = partsOf(iso)
  return `${p.hour}:${p.minute}:${p.second}`
}

/** A deadline at midnight belongs to the day that ends then: "2026-11-27 24:00", not 00:00 of a day that does not count. */
export function formatDeadline(iso: string | null | undefined): string {
  const whole = formatMoment(iso)
  if (!iso || !whole.endsWith(' 00:00')) return whole
  return `${formatMoment(new Date(Date.parse(iso) - 1000).toISOString()).slice(0, 10)} 24:00`
}

/** "01-05 09:12" within the current year, with the year otherwise. */
export function formatShortMoment(iso: string | null | undefined, now: number): string {
  const whole = formatMoment(iso)
  return whole.slice(0, 4) === partsOf(new Date(now).toISOString()).year ? whole.slice(5) : whole
}

export function formatDay(iso: string): string {
  return formatMoment(iso).slice(0, 10)
}

/** A day as the address bar and the backend write it. */
export function todayLocal(now = Date.now()): string {
  return formatDay(new Date(now).toISOString())
}

/** Thousands separated; a decimal string keeps its digits, because it is exact and a float is not. */
export function formatNumber(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  const text = String(value)
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A mark without the zeros that say nothing: "3.00" reads "3", "6.50" reads "6.5". */
export function formatMark(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  const text = String(value)
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

/** A mark in a column of marks: always two decimals, so that the points stand under each other. */
export function formatMarkColumn(value: number | string | null | undefined): string {
  if (value === null || value === undefined || value === '') return '—'
  const [whole = '', fraction = ''] = String(value).split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

/** Seconds as people read them: "3′07″", "1:02′07″". */
export function formatSeconds(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return '—'
  const minutes = Math.floor(seconds / 60)
  const rest = String(seconds % 60).padStart(2, '0')
  if (minutes < 60) return `${minutes}′${rest}″`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}′${rest}″`
}

/** The part of a whole that a decimal string stands for, for drawing only. */
export function forDrawing(value: number | string | null | undefined): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** A share of one as a percentage without needless digits, for words such as "5%". */
export const formatShare = (share: number) => `${Number((share * 100).toFixed(2))}%`

/** The size of a file as people read it. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Formats that depend on the language of the page. */
export function useFormat() {
  const { t, locale } = useI18n()
  const isChinese = computed(() => locale.value === 'zh-CN')
  const monthName = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' })

  /** "2023-01" as people say it; within one year the month alone is enough. */
  function month(key: string, isShort = false): string {
    const [year, number] = key.split('-')
    if (!year || !number || !/^\d{4}-\d{2}$/.test(key)) return key
    if (isChinese.value) return t(isShort ? 'common.monthShort' : 'common.month', { year, month: Number(number) })
    const day = new Date(Date.UTC(Number(year), Number(number) - 1, 1))
    return isShort ? monthName.format(day).slice(0, 3) : monthName.format(day)
  }

  return {
    moment: formatMoment,
    day: formatDay,
    number: formatNumber,
    mark: formatMark,
    seconds: formatSeconds,
    month,
    isChinese,
  }
}
