/** A year's days as a calendar shows them, and the special days of a new version as people write them down. */
export type DayKind = 'off' | 'full' | 'morning' | 'afternoon' | (string & {})
export type SpecialDay = { on: string; kind: DayKind; name: string; version?: number }
export type Cell = { day: string; date: number; kind: 'weekday' | 'weekend' | 'special'; special: SpecialDay | null }

const pad = (number: number) => String(number).padStart(2, '0')

/** The weeks of a month from Monday on; empty places before the first and after the last day. */
export function weeksOf(year: number, month: number, special: ReadonlyMap<string, SpecialDay>): (Cell | null)[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7
  const cells: (Cell | null)[] = Array.from({ length: lead }, () => null)
  for (let date = 1; date <= length; date++) {
    const day = `${year}-${pad(month)}-${pad(date)}`
    const weekday = (lead + date - 1) % 7
    const found = special.get(day) ?? null
    cells.push({ day, date, special: found, kind: found ? 'special' : weekday >= 5 ? 'weekend' : 'weekday' })
  }
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Lines such as `2026-10-01 off National Day`; lines that cannot be read are told by their number. */
export function readDays(text: string, kinds: readonly string[]): { days: SpecialDay[]; wrong: number[] } {
  const days: SpecialDay[] = []
  const wrong: number[] = []
  text.split('\n').forEach((line, at) => {
    if (!line.trim()) return
    const [on = '', kind = '', ...name] = line.trim().split(/\s+/)
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on))
    if (isDay && kinds.includes(kind) && name.length) days.push({ on, kind, name: name.join(' ') })
    else wrong.push(at + 1)
  })
  return { days, wrong }
}
