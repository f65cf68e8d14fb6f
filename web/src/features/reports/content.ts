/** A report's content as pages read it. */
import type { Report } from '@/api/types'

export type Block = Report['content']['sections'][number]['blocks'][number]
export type TextBlock = Extract<Block, { kind?: 'text' }>
export type ReportFigure = Report['figures'][number]
export type Figures = ReadonlyMap<number, ReportFigure>

export const figuresOf = (report: Pick<Report, 'figures'>): Figures =>
  new Map(report.figures.map((each) => [each.number, each]))

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
