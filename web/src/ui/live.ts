import type { LiveSummary } from '@/api/types'

/** Seconds since what is shown was true; none while nothing has come. */
export const ageOf = (at: string | undefined, now: number) =>
  at ? Math.max(0, Math.round((now - Date.parse(at)) / 1000)) : null

/** Whether the live figures are past: the switch is not heard, or no answer has come for longer than it should. */
export function isLivePast(live: LiveSummary | undefined, now: number, everyMs: number): boolean {
  if (!live) return false
  return live.is_stale || now - Date.parse(live.at) > live.thresholds.stale_after_seconds * 1000 + everyMs
}

/** A share as it stands on the wall: one place, cut and never rounded up to a target that it does not reach. */
export const percentOf = (rate: string | number | null | undefined) =>
  rate === null || rate === undefined ? '—' : `${(Math.floor(Number(rate) * 1000 + 1e-9) / 10).toFixed(1)}%`
