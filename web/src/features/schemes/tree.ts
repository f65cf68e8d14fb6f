/** A scheme's content as the editor walks and changes it. Weights are added in ten-thousandths, so that decimals hold. */
import { emptyPair, type Node, type Plain } from './fields'

export type TreeLine = {
  place: string
  depth: 1 | 2 | 3
  name: string
  weight: string
  /** What the parts add up to, and whether that is the weight; nothing for a leaf. */
  sum: string | null
  isRight: boolean
}

const listOf = (node: Node, key: string): Node[] => (Array.isArray(node[key]) ? (node[key] as Node[]) : [])
const UNIT = 10_000
const unitsOf = (value: Plain | undefined) => Math.round(Number(value || 0) * UNIT)
const sumOf = (nodes: readonly Node[]) => nodes.reduce((sum, node) => sum + unitsOf(node['weight']), 0)
const shown = (units: number) => String(units / UNIT)

export function nameOf(node: Node, language: string): string {
  const name = node['name'] as Node | undefined
  return String((language === 'en' ? name?.['en'] : name?.['zh']) || name?.['zh'] || node['code'] || '')
}

function lineOf(node: Node, place: string, depth: 1 | 2 | 3, parts: Node[] | null, language: string): TreeLine {
  const sum = parts && sumOf(parts)
  return {
    place,
    depth,
    name: nameOf(node, language),
    weight: String(node['weight'] ?? ''),
    sum: sum === null ? null : shown(sum),
    isRight: sum === null || node['equal_weights'] === 'true' || sum === unitsOf(node['weight']),
  }
}

/** Every level, group and leaf in order. */
export function linesOf(content: Node, language: string): TreeLine[] {
  return listOf(content, 'levels').flatMap((level, at) => {
    const place = `levels[${at}]`
    const groups = listOf(level, 'groups')
    return [
      lineOf(level, place, 1, groups, language),
      ...groups.flatMap((group, groupAt) => {
        const groupPlace = `${place}.groups[${groupAt}]`
        const leaves = listOf(group, 'leaves')
        return [
          lineOf(group, groupPlace, 2, leaves, language),
          ...leaves.map((leaf, leafAt) => lineOf(leaf, `${groupPlace}.leaves[${leafAt}]`, 3, null, language)),
        ]
      }),
    ]
  })
}

/** What the earned levels and the base add up to, of how much. */
export function totalOf(content: Node): { sum: string; isRight: boolean } {
  const earned = listOf(content, 'levels').filter((level) => !level['kind'] || level['kind'] === 'earned')
  const sum = sumOf(earned) + unitsOf(content['base'])
  return { sum: shown(sum), isRight: sum === unitsOf(content['weight']) }
}

const stepsOf = (place: string) =>
  place
    .split(/[.[\]]/)
    .filter(Boolean)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

export function nodeAt(content: Node, place: string): Node | undefined {
  let at: unknown = content
  for (const step of stepsOf(place)) at = (at as Record<string | number, unknown> | undefined)?.[step]
  return at as Node | undefined
}

/** The level, group or leaf that a fault's place lies in; the scheme itself for all else. */
export const branchOf = (place: string) => /^levels\[\d+\](\.groups\[\d+\](\.leaves\[\d+\])?)?/.exec(place)?.[0] ?? ''

const BELOW = ['levels', 'groups', 'leaves'] as const
const blanks = {
  levels: (): Node => ({ code: '', name: emptyPair(), weight: '', groups: [] }),
  groups: (): Node => ({ code: '', name: emptyPair(), weight: '', leaves: [] }),
  leaves: (): Node => ({
    code: '',
    name: emptyPair(),
    weight: '',
    target: { text: emptyPair() },
    display: { unit: 'percentage' },
    rule: { kind: 'proportional' },
    rule_text: emptyPair(),
  }),
}
export const depthOf = (place: string) => (place ? place.split('.').length : 0)

/** Adds a part to the scheme, a level or a group; answers its place. */
export function addBelow(content: Node, place: string): string {
  const key = BELOW[depthOf(place)]
  const node = nodeAt(content, place)
  if (!key || !node) return place
  const parts = listOf(node, key)
  node[key] = [...parts, blanks[key]()]
  return `${place ? `${place}.` : ''}${key}[${parts.length}]`
}

function siblingsOf(content: Node, place: string): { parts: Node[]; at: number; before: string } | null {
  const found = /^(.*?\.?)(levels|groups|leaves)\[(\d+)\]$/.exec(place)
  if (!found) return null
  const parent = nodeAt(content, (found[1] ?? '').replace(/\.$/, '')) ?? content
  return { parts: listOf(parent, found[2] ?? ''), at: Number(found[3]), before: `${found[1]}${found[2]}` }
}

export function remove(content: Node, place: string): void {
  const found = siblingsOf(content, place)
  found?.parts.splice(found.at, 1)
}

/** Moves a node among its sisters; answers its new place. */
export function move(content: Node, place: string, by: number): string {
  const found = siblingsOf(content, place)
  const to = (found?.at ?? 0) + by
  if (!found || to < 0 || to >= found.parts.length) return place
  const [node] = found.parts.splice(found.at, 1)
  if (node) found.parts.splice(to, 0, node)
  return `${found.before}[${to}]`
}

export type Interval = { from: string | null; to: string | null; mark: string; isOutOfOrder: boolean }

/** Bands as intervals from best to worst; one is out of order where its bound leaves a gap or an overlap. */
export function intervalsOf(bands: readonly Node[]): Interval[] {
  const isUpward = bands.some((band) => band['at_most'])
  const boundOf = (band: Node | undefined) => String(band?.[isUpward ? 'at_most' : 'at_least'] ?? '')
  return bands.map((band, at) => {
    const own = boundOf(band)
    const before = boundOf(bands[at - 1])
    const isLast = at === bands.length - 1
    const isWrongWay = own && before && (isUpward ? Number(own) <= Number(before) : Number(own) >= Number(before))
    const bounds = [before || null, own || null] as const
    return {
      from: isUpward ? bounds[0] : bounds[1],
      to: isUpward ? bounds[1] : bounds[0],
      mark: String(band['mark'] ?? ''),
      isOutOfOrder: Boolean(isWrongWay) || isLast === Boolean(own) || Boolean(band['at_least'] && band['at_most']),
    }
  })
}

/** Writes a member of a node; what is empty is taken out. */
export function put(node: Node, key: string, value: Plain | null | undefined): void {
  if (value === '' || value === null || value === undefined) Reflect.deleteProperty(node, key)
  else node[key] = value
}

/** A member that is a node itself; made where there is none yet. */
export function nodeIn(node: Node, key: string): Node {
  node[key] ??= {}
  return node[key] as Node
}
