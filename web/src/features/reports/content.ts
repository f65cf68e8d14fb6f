/** A report's content as pages read it. */
import type { Report } from '@/api/types'
import { NOTHING_BEFORE } from '@/locales/recorded'

export type Block = Report['content']['sections'][number]['blocks'][number]
export type TextBlock = Extract<Block, { kind?: 'text' }>
export type ReportFigure = Report['figures'][number]
export type Figures = ReadonlyMap<number, ReportFigure>

export const figuresOf = (report: Pick<Report, 'figures'>): Figures =>
  new Map(report.figures.map((each) => [each.number, each]))

const FIGURE = /^[+-]?[\d,]+(\.\d+)?[%\p{L}]*$/u
const NO_FIGURE = ['', '—', NOTHING_BEFORE]

/** Which columns of a list hold figures: these, headings too, stand at the right, so that places stand below places. */
export function figureColumns(rows: readonly (readonly string[])[]): ReadonlySet<number> {
  const holds = (index: number) =>
    rows.some((row) => FIGURE.test(row[index] ?? '')) &&
    rows.every((row) => FIGURE.test(row[index] ?? '') || NO_FIGURE.includes(row[index] ?? ''))
  // A number that names a record is no amount: it is longer than any.
  const names = (index: number) => rows.some((row) => /^\d{9,}/.test(row[index] ?? ''))
  const columns = rows[0]?.keys() ?? [].keys()
  return new Set([...columns].filter((index) => index > 0 && holds(index) && !names(index)))
}

/** A text as it is edited: its figures stand in brackets and are moved whole. */
export function editable(block: TextBlock, figures: Figures): string {
  return block.pieces
    .map((piece) => {
      const figure = typeof piece.figure === 'number' ? figures.get(piece.figure) : undefined
      return figure ? `[[${figure.shown}|${figure.number}]]` : piece.text
    })
    .join('')
}

/** The page on which a figure's records are seen; what follows from others leads to the first of them. */
export function evidenceOf(figure: ReportFigure | undefined, figures: Figures) {
  const base = figure?.of.length ? figures.get(figure.of[0] ?? 0) : figure
  if (!base?.indicator || !base.first_day || !base.last_day) return null
  const query = { from: base.first_day, to: base.last_day, variant: base.variant }
  return base.key
    ? {
        name: 'indicator-records',
        params: { code: base.indicator },
        query: { ...query, by: base.dimension, key: base.key },
      }
    : { name: 'indicator', params: { code: base.indicator }, query }
}
