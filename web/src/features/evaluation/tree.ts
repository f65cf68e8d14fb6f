import { formatNumber } from '@/ui/format'
import type { Scorecard, ScorecardGroup, ScorecardLeaf, ScorecardLevel } from '@/api/types'

/** One line of the scorecard as it is shown. */
export type TreeRow = {
  key: string
  parent: string | null
  depth: 1 | 2 | 3
  name: string
  weight: string
  markByRule: string | null
  markStated: string | null
  place: number
  of: number
  isOpen: boolean
  leaf: ScorecardLeaf | null
}
type Marked = { mark_by_rule?: string | null; mark_stated?: string | null }

/** By how much the mark by rule differs from the stated one, in hundredths so that decimals do not drift. */
export function differenceOf(marked: Marked): number {
  if (!marked.mark_by_rule || !marked.mark_stated) return 0
  return Math.round(Number(marked.mark_by_rule) * 100) - Math.round(Number(marked.mark_stated) * 100)
}

/** A leaf's value as it is printed, with thousands apart and its unit's word. */
export const shownValue = (leaf: ScorecardLeaf) =>
  leaf.shown === '—'
    ? leaf.shown
    : `${formatNumber(leaf.shown)}${leaf.unit && !leaf.shown.endsWith(leaf.unit) ? ` ${leaf.unit}` : ''}`

/** Whether the reader should look here: the marks differ, or there is none by rule. */
export const isDifferent = (leaf: ScorecardLeaf) => differenceOf(leaf) !== 0

export const differenceWords = (hundredths: number) =>
  `${hundredths > 0 ? '+' : '−'}${String(Math.abs(hundredths) / 100)}`

export const leavesOf = (levels: readonly ScorecardLevel[]): ScorecardLeaf[] =>
  levels.flatMap((level) => level.groups.flatMap((group) => group.leaves))

/** How far a scheme suits the hotline that it was laid over: `other` when marks would say nothing about it. */
export type Fit = 'whole' | 'partial' | 'other'

export function fitOf(
  scorecard: Pick<Scorecard, 'hotline' | 'leaves_without_value' | 'tree'>,
  schemeHotline: string | undefined,
  /** Written here for this hotline, so that it is shown from its first day on. */
  isOwn = false,
): Fit {
  if (schemeHotline && schemeHotline !== scorecard.hotline) return 'other'
  const without = scorecard.leaves_without_value
  if (!isOwn && without * 2 > leavesOf(scorecard.tree).length) return 'other'
  return without ? 'partial' : 'whole'
}

const keyOf = (...codes: string[]) => codes.join('/')

/** The keys of everything that can be folded. */
export function branchKeys(levels: readonly ScorecardLevel[]): string[] {
  return levels.flatMap((level) => [level.code, ...level.groups.map((group) => keyOf(level.code, group.code))])
}

const shared = (node: ScorecardLevel | ScorecardGroup | ScorecardLeaf) => ({
  name: node.name,
  weight: node.weight,
  markByRule: node.mark_by_rule,
  markStated: node.mark_stated,
})

/** The lines that are in sight, given what is folded and whether only differences are wanted. */
export function rowsOf(
  levels: readonly ScorecardLevel[],
  folded: ReadonlySet<string>,
  onlyDifferent: boolean,
): TreeRow[] {
  const wanted = (leaf: ScorecardLeaf) => !onlyDifferent || isDifferent(leaf)
  const rows: TreeRow[] = []
  const shownLevels = levels.filter((level) => level.groups.some((group) => group.leaves.some(wanted)))
  shownLevels.forEach((level, levelAt) => {
    const isOpen = !folded.has(level.code)
    rows.push({
      key: level.code,
      parent: null,
      depth: 1,
      ...shared(level),
      place: levelAt + 1,
      of: shownLevels.length,
      isOpen,
      leaf: null,
    })
    if (!isOpen) return
    const groups = level.groups.filter((group) => group.leaves.some(wanted))
    groups.forEach((group, groupAt) => {
      const key = keyOf(level.code, group.code)
      const isGroupOpen = !folded.has(key)
      rows.push({
        key,
        parent: level.code,
        depth: 2,
        ...shared(group),
        place: groupAt + 1,
        of: groups.length,
        isOpen: isGroupOpen,
        leaf: null,
      })
      if (!isGroupOpen) return
      const leaves = group.leaves.filter(wanted)
      leaves.forEach((leaf, at) =>
        rows.push({
          key: keyOf(key, leaf.code),
          parent: key,
          depth: 3,
          ...shared(leaf),
          place: at + 1,
          of: leaves.length,
          isOpen: false,
          leaf,
        }),
      )
    })
  })
  return rows
}
