/** The city's settings of its telephone: what of them is changed on the page, and how. */
import type { CityTelephone } from '@/api/types'
import type { Field, FieldValues } from '@/ui/fields'

export type Settings = CityTelephone['settings']
export type QueueSettings = Settings['queues'][number]
export type Span = { weekday: string; opens_at: string; closes_at: string }
export type Special = { day: string; opens_at: string; closes_at: string }

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const LARGEST_FILE = 500_000
const label = (name: string) => `cityTelephone.field.${name}`
const must = { isRequired: true } as const

export const ANNOUNCEMENT: readonly Field[] = [
  { name: 'emergency_announcement', kind: 'text', limit: 500, rows: 4, label: label('emergency_announcement') },
]

const queueChoice = (name: string, codes: readonly string[], isRequired = false): Field => ({
  name,
  kind: 'choice',
  options: codes,
  words: 'cityTelephone.queueCodes',
  label: label(name),
  isRequired,
})

export const menuFields = (codes: readonly string[]): readonly Field[] => [
  { name: 'is_used', kind: 'yes_no', label: label('is_used'), ...must },
  queueChoice('otherwise', codes, true),
  { name: 'tries', kind: 'number', limit: 5, label: label('tries'), ...must },
  { name: 'patience_seconds', kind: 'number', limit: 20, label: label('patience_seconds'), ...must },
]

export const queueFields = (codes: readonly string[], own: string): readonly Field[] => [
  {
    name: 'strategy',
    kind: 'choice',
    options: ['leastrecent', 'fewestcalls', 'rrmemory', 'ringall'],
    words: 'cityTelephone.strategies',
    label: label('strategy'),
    ...must,
  },
  { name: 'capacity', kind: 'number', least: 0, limit: 10_000, label: label('capacity'), ...must },
  { name: 'ring_seconds', kind: 'number', least: 3, limit: 120, label: label('ring_seconds'), ...must },
  {
    name: 'longest_wait_seconds',
    kind: 'number',
    least: 5,
    limit: 7200,
    label: label('longest_wait_seconds'),
    ...must,
  },
  queueChoice(
    'overflow_queue',
    codes.filter((code) => code !== own),
  ),
  { name: 'tells_position', kind: 'yes_no', label: label('tells_position'), ...must },
  { name: 'tells_expected_wait', kind: 'yes_no', label: label('tells_expected_wait'), ...must },
]

/** What a form begins with: the fields' values of a record of settings. */
export const firstOf = (record: object, fields: readonly Field[]): FieldValues =>
  Object.fromEntries(fields.map(({ name }) => [name, (record as FieldValues)[name] ?? '']))

/** A record of settings with what the form says; an empty choice is an empty text. */
export const changedRecord = <Record extends object>(record: Record, body: FieldValues): Record => ({
  ...record,
  ...Object.fromEntries(Object.entries(body).map(([name, value]) => [name, value ?? ''])),
})

/** "08:00" of "08:00:00". */
export const minute = (time: string | null | undefined) => (time ?? '').slice(0, 5)

export const spansOf = (settings: Settings): Span[] =>
  (settings.hours ?? []).map((span) => ({
    weekday: span.weekday,
    opens_at: minute(span.opens_at),
    closes_at: minute(span.closes_at),
  }))

export const specialsOf = (settings: Settings): Special[] =>
  (settings.special_days ?? []).map((special) => ({
    day: special.day,
    opens_at: minute(special.opens_at),
    closes_at: minute(special.closes_at),
  }))

/** A special day as the file has it: without times it is closed. */
export const specialBody = (special: Special) => ({
  day: special.day,
  opens_at: special.opens_at || null,
  closes_at: special.closes_at || null,
})

/** What is changed on the page, as the settings' own text: JSON is YAML too. */
export const asText = (changed: object) => JSON.stringify(changed)

/** Weekdays with the same spans stand together: "Monday to Friday 08:00–18:00". */
export function weeksOf(spans: readonly Span[]): { weekdays: string[]; times: string }[] {
  const days = WEEKDAYS.map((weekday) => ({
    weekday,
    times: spans
      .filter((span) => span.weekday === weekday)
      .map((span) => `${span.opens_at}–${span.closes_at}`)
      .join(' '),
  }))
  const rows: { weekdays: string[]; times: string }[] = []
  for (const { weekday, times } of days) {
    const last = rows.at(-1)
    if (last?.times === times) last.weekdays.push(weekday)
    else rows.push({ weekdays: [weekday], times })
  }
  return rows
}

export type ChangedLine = { text: string; kind: 'kept' | 'gone' | 'come' }

/** The lines that went and came, with one line of what stayed around them, so that they can be found in the whole. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const [from, to] = [before.split('\n'), after.split('\n')]
  const common = longestCommon(from, to)
  const lines: ChangedLine[] = []
  let [a, b] = [0, 0]
  while (a < from.length || b < to.length) {
    const [was, is] = [from[a], to[b]]
    if (was !== undefined && was === is) {
      lines.push({ text: was, kind: 'kept' })
      a++
      b++
    } else if (was !== undefined && (is === undefined || at(common, a + 1, b) >= at(common, a, b + 1))) {
      lines.push({ text: was, kind: 'gone' })
      a++
    } else {
      lines.push({ text: is ?? '', kind: 'come' })
      b++
    }
  }
  const isNear = (index: number) => [-1, 0, 1].some((step) => (lines[index + step]?.kind ?? 'kept') !== 'kept')
  return lines.flatMap((line, index) => {
    if (isNear(index)) return [line]
    return index === 0 || isNear(index - 1) ? [{ text: '…', kind: 'kept' as const }] : []
  })
}

const at = (table: number[][], row: number, column: number) => table[row]?.[column] ?? 0

/** How many lines two texts share from each pair of places on. */
function longestCommon(from: readonly string[], to: readonly string[]): number[][] {
  const table: number[][] = []
  for (let a = from.length - 1; a >= 0; a--) {
    const row: number[] = []
    for (let b = to.length - 1; b >= 0; b--) {
      row[b] = from[a] === to[b] ? 1 + at(table, a + 1, b + 1) : Math.max(at(table, a + 1, b), row[b + 1] ?? 0)
    }
    table[a] = row
  }
  return table
}
