/** Where the points of a scorecard were lost, from the full mark down to what was reached. */
import type { Scorecard } from '@/api/types'
import type { Step } from '@/ui/charts'
import { leavesOf } from './tree'

const MOST = 10
export type Loss = { code: string; name: string; lost: number; shown: string }
const hundredths = (mark: string | null | undefined) => Math.round(Number(mark ?? 0) * 100)
const written = (amount: number) => String(amount / 100)

/** The leaves below their weight, the largest loss first; what has no mark at all is not a loss. */
export function lossesOf(scorecard: Pick<Scorecard, 'tree'>): Loss[] {
  return leavesOf(scorecard.tree)
    .map((leaf) => {
      const mark = leaf.mark_by_rule ?? leaf.mark_stated
      const lost = mark === null || mark === undefined ? 0 : hundredths(leaf.weight) - hundredths(mark)
      return { code: leaf.code, name: leaf.name, lost, shown: `−${written(lost)}` }
    })
    .filter((loss) => loss.lost > 0)
    .sort((one, other) => other.lost - one.lost)
}

/** The steps of the drawing; the small losses beyond the tenth are one step. */
export function stepsOf(
  losses: readonly Loss[],
  whole: string,
  words: { full: string; rest: string; reached: string },
): Step[] {
  const full = hundredths(whole)
  const kept = losses.length > MOST ? losses.slice(0, MOST - 1) : [...losses]
  const rest = losses.slice(kept.length).reduce((sum, loss) => sum + loss.lost, 0)
  const falls = [...kept, ...(rest ? [{ name: words.rest, lost: rest, shown: `−${written(rest)}` }] : [])]
  let at = full
  const steps = falls.map((fall) => {
    const from = at
    at -= fall.lost
    return { name: fall.name, from: from / 100, to: at / 100, shown: fall.shown }
  })
  return [
    { name: words.full, from: 0, to: full / 100, shown: written(full), isTotal: true },
    ...steps,
    { name: words.reached, from: 0, to: at / 100, shown: written(at), isTotal: true },
  ]
}
