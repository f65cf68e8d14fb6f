import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'
import { formatNumber } from './format'

export type Part = 'numerator' | 'denominator'
export type Row = {
  key: string
  name?: string
  numerator: number | string | null
  denominator: number | string | null
  value: number | string | null
  shown: string
}
type Scope = {
  code: string
  variant?: string | null
  from: string
  to: string
  by?: string
  key?: string
  label?: string
  part: Part
}

/** Where the records behind a figure are listed. */
export function recordsAt(scope: Scope): RouteLocationRaw {
  const { code, label, ...rest } = scope
  const query: LocationQueryRaw = {}
  for (const [name, value] of Object.entries({ ...rest, label })) if (value) query[name] = value
  return { name: 'indicator-records', params: { code }, query }
}

/** Whether the indicator divides: then it has two counted parts and a rate, otherwise one number. */
export const isRate = (rows: readonly Row[]) =>
  rows.some((row) => row.denominator !== null && row.denominator !== undefined)

/** "193,932 ÷ 199,133"; nothing where there is no denominator or nothing was counted. */
export function partsOf(figure: Pick<Row, 'numerator' | 'denominator'>): string {
  if (figure.denominator === null || Number(figure.denominator) === 0) return ''
  return `${formatNumber(figure.numerator)} ÷ ${formatNumber(figure.denominator)}`
}

export const shownPart = (row: Row, part: Part) => formatNumber(row[part])
