/** Small drawings side by side, one for each unit, all on one scale so that they can be compared. */
import { forDrawing } from '@/ui/format'

export type Trend = { key: string; name: string; months: { month: string; value: string | null; shown: string }[] }
export type Scale = { low: number; high: number }

/** The scale of all: from zero for counts; near the lowest for high rates, whose differences are small. */
export function scaleOf(trends: readonly Trend[], isShare: boolean): Scale {
  const values = trends.flatMap((trend) =>
    trend.months.map((each) => forDrawing(each.value)).filter((one) => one !== null),
  )
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  if (!Number.isFinite(highest)) return { low: 0, high: 1 }
  const low = isShare && lowest > 0.5 ? Math.floor(lowest * 20) / 20 : Math.min(0, lowest)
  return { low, high: highest > low ? highest : low + 1 }
}

/** The strokes of one drawing in a box of 100 by 40: a month without a value breaks the line, a lone month is a point. */
export function strokesOf(trend: Trend, { low, high }: Scale): { lines: string[]; points: { x: number; y: number }[] } {
  const step = trend.months.length > 1 ? 100 / (trend.months.length - 1) : 0
  const runs: { x: number; y: number }[][] = [[]]
  trend.months.forEach((each, place) => {
    const value = forDrawing(each.value)
    if (value === null) return void runs.push([])
    runs.at(-1)?.push({ x: round(place * step), y: round(40 - ((value - low) / (high - low)) * 40) })
  })
  return {
    lines: runs.filter((run) => run.length > 1).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    points: runs.filter((run) => run.length === 1).flat(),
  }
}

const round = (number: number) => Math.round(number * 100) / 100

/** The units in the given order; one that had nothing in any month is left out. */
export function inOrder(trends: readonly Trend[], keys: readonly string[]): Trend[] {
  const place = (trend: Trend) => (keys.includes(trend.key) ? keys.indexOf(trend.key) : keys.length)
  return trends
    .filter((trend) => trend.months.some((each) => each.value !== null))
    .sort((one, other) => place(one) - place(other))
}
