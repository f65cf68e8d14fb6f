/** A report template as it is edited: sections of blocks, each a text with placeholders, a table, a chart or a list. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type Template = Schemas['Template']
export type Section = Schemas['SectionEntry']
export type Block = Schemas['BlockEntry']
export type TemplateOutput = Schemas['ReportTemplateOutput']
export type Preview = Schemas['ReportPreviewOutput']
export type Fault = { place: string; zh: string; en: string }
export const BLOCK_KINDS = ['text', 'table', 'chart', 'list'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]
export const CHART_FORMS = ['bar', 'line', 'pie'] as const
export const LISTS = [
  'hot_topics',
  'overdue_orders',
  'focus_areas',
  'districts',
  'key_enterprises',
  'safety_matters',
] as const
export const COMPARISONS = ['last_period', 'last_year'] as const
/** What can be put into a sentence; `{indicator}` is the code that is chosen beside it. */
export const PIECES = {
  value: '{{ value:{indicator} }}',
  change_period: '{{ change:{indicator}:last_period }}',
  change_year: '{{ change:{indicator}:last_year }}',
  numerator: '{{ numerator:{indicator} }}',
  denominator: '{{ denominator:{indicator} }}',
  leading: '{{ leading:{indicator}:category:5 }}',
} as const
export type Piece = keyof typeof PIECES
/** What needs no indicator. */
export const WORDS = ['period', 'city', 'hotline', 'as_of', 'subject'] as const

export const kindOf = (block: Block): BlockKind => BLOCK_KINDS.find((kind) => block[kind]) ?? 'text'

export function blankBlock(kind: BlockKind): Block {
  if (kind === 'table')
    return { table: { title: '', by: 'indicator', indicators: [], compare: [], most: 100, share: false, total: false } }
  if (kind === 'chart') return { chart: { title: '', by: 'period', form: 'bar', indicators: [], most: 12 } }
  if (kind === 'list') return { list: { title: '', of: 'hot_topics', most: 10 } }
  return { text: '' }
}

export function blankSection(taken: readonly string[]): Section {
  let number = taken.length + 1
  while (taken.includes(`section_${number}`)) number++
  return { code: `section_${number}`, heading: '', required: false, blocks: [blankBlock('text')] }
}

export const pieceOf = (piece: Piece, indicator: string) => PIECES[piece].replace('{indicator}', indicator)

/** The list with the entry at a place one step further; as it is where there is no such step. */
export function moved<Entry>(entries: readonly Entry[], at: number, step: -1 | 1): Entry[] {
  const [from, to] = [entries[at], entries[at + step]]
  if (from === undefined || to === undefined) return [...entries]
  return entries.map((entry, place) => (place === at ? to : place === at + step ? from : entry))
}

/** The faults that stand in one section or one of its blocks; what belongs to none is left with the whole template. */
export function faultsAt(faults: readonly Fault[], section?: number, block?: number): Fault[] {
  const start = section === undefined ? '' : `sections[${section}]`
  return faults.filter((fault) => {
    if (section === undefined) return !/^sections\[\d+\]/.test(fault.place)
    if (!fault.place.startsWith(start)) return false
    const inBlock = /\.blocks\[(\d+)\]/.exec(fault.place)?.[1]
    return block === undefined ? inBlock === undefined : Number(inBlock) === block
  })
}

/** What is sent: JSON is YAML too, and the platform keeps it as YAML. */
export const sourceOf = (template: Template): string => JSON.stringify(template)
