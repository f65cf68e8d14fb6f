/** What a person is asked for a leaf, as its rule in the scheme says. */
export type Tree = { [key: string]: Tree | Tree[] | string }

type Question = { code: string; name: string; levels: string[] }
export type Questions = {
  points: Question[]
  counted: { code: string; name: string }[]
  takesFigure: boolean
  takesComparison: boolean
}

const FIGURES = [
  'bands',
  'proportional',
  'rate_times_weight',
  'target_or_nothing',
  'step_deduction',
  'below_average',
  'attainment',
  'expert_mark',
  'judged',
  'not_stated',
]
const listOf = (node: Tree | undefined, key: string): Tree[] =>
  Array.isArray(node?.[key]) ? (node[key] as Tree[]) : []

export function leavesIn(content: Tree | undefined): Tree[] {
  const groups = listOf(content, 'levels').flatMap((level) => listOf(level, 'groups'))
  return groups.flatMap((group) => listOf(group, 'leaves'))
}

export const leafIn = (content: Tree | undefined, code: string): Tree | undefined =>
  leavesIn(content).find((leaf) => leaf['code'] === code)

export function questionsOf(leaf: Tree | undefined, language: string): Questions {
  const rule = leaf?.['rule'] as Tree | undefined
  const feeds = rule?.['kind'] === 'parts' ? listOf(rule, 'parts') : leaf ? [leaf] : []
  const asked: Questions = { points: [], counted: [], takesFigure: false, takesComparison: false }
  const nameOf = (node: Tree) => String((node['name'] as Tree | undefined)?.[language === 'en' ? 'en' : 'zh'] ?? '')
  for (const feed of feeds) {
    const own = feed['rule'] as Tree
    const kind = String(own['kind'])
    const question = (node: Tree, levels: string[]) => ({ code: String(node['code']), name: nameOf(node), levels })
    if (kind === 'checklist') {
      const levelsOf = (point: Tree) => ['full', 'mostly', 'little'].filter((level) => point[level]).concat('none')
      asked.points.push(...listOf(own, 'points').map((point) => question(point, levelsOf(point))))
    }
    if (kind === 'all_points_or_nothing' || kind === 'veto')
      asked.points.push(...listOf(own, 'points').map((point) => question(point, ['full', 'none'])))
    if (kind === 'items_met') {
      const answered = listOf(own, 'items').filter((item) => !item['indicator'])
      asked.points.push(...answered.map((item) => question(item, ['full', 'none'])))
    }
    if (kind === 'occurrence_deduction') {
      const counted = listOf(own, 'occurrences').filter((one) => !one['indicator'])
      asked.counted.push(...counted.map((one) => ({ code: String(one['code']), name: nameOf(one) })))
    }
    if (FIGURES.includes(kind) && !feed['indicator']) asked.takesFigure = true
    if (kind === 'below_average') asked.takesComparison = true
  }
  return asked
}
