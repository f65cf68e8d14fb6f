import type { ComposeOption } from 'echarts/core'
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import { forDrawing } from './format'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>
export type Figure = {
  label: string
  numerator: number | string | null | undefined
  denominator: number | string | null | undefined
  value: number | string | null | undefined
  shown: string
}
export type ChartWords = { numerator: string; denominator: string; value: string }

const INK = '#535f70'
const LINE = '#dfe4ec'
const COLOURS = { denominator: '#b9cdea', numerator: '#2f6fcb', value: '#c26a00' }

const hasParts = (figures: readonly Figure[]) =>
  figures.some((each) => each.denominator !== null && each.denominator !== undefined)

/** Bars for what was counted, a line for the rate. Sizes follow the page's type. */
export function columnsOf(figures: readonly Figure[], words: ChartWords, textSize: number): ChartOption {
  const isRate = hasParts(figures)
  const axisText = { color: INK, fontSize: textSize }
  const rates = figures.map((each) => forDrawing(each.value)).filter((value) => value !== null)
  const lowest = rates.length ? Math.min(...rates) : 0
  const bars: BarSeriesOption[] = isRate
    ? [
        {
          name: words.denominator,
          type: 'bar',
          color: COLOURS.denominator,
          data: figures.map((f) => forDrawing(f.denominator)),
          barGap: '-100%',
          barMaxWidth: 22,
        },
        {
          name: words.numerator,
          type: 'bar',
          color: COLOURS.numerator,
          data: figures.map((f) => forDrawing(f.numerator)),
          barMaxWidth: 22,
        },
      ]
    : [
        {
          name: words.value,
          type: 'bar',
          color: COLOURS.numerator,
          data: figures.map((f) => forDrawing(f.value)),
          barMaxWidth: 22,
        },
      ]
  const line: LineSeriesOption = {
    name: words.value,
    type: 'line',
    yAxisIndex: 1,
    color: COLOURS.value,
    symbolSize: 6,
    data: figures.map((f) => forDrawing(f.value)),
  }
  return {
    animationDuration: 300,
    textStyle: { fontFamily: 'inherit' },
    grid: { left: 4, right: 4, top: 34, bottom: 2, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 9, textStyle: axisText },
    // Rich text is drawn on the canvas; a tooltip of HTML would need inline styles.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      formatter: (items) => tipOf(items, figures, words),
    },
    xAxis: {
      type: 'category',
      data: figures.map((f) => f.label),
      axisLabel: { ...axisText, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
    },
    yAxis: [
      { type: 'value', axisLabel: axisText, splitLine: { lineStyle: { color: LINE } }, splitNumber: 4 },
      ...(isRate
        ? [
            {
              type: 'value' as const,
              min: lowest > 0.5 ? Math.floor(lowest * 20 - 0.5) / 20 : 0,
              max: rates.some((r) => r > 1) ? undefined : 1,
              splitLine: { show: false },
              splitNumber: 4,
              axisLabel: { ...axisText, formatter: (v: number) => `${Number((v * 100).toFixed(1))}%` },
            },
          ]
        : []),
    ],
    series: isRate ? [...bars, line] : bars,
  }
}

function tipOf(items: unknown, figures: readonly Figure[], words: ChartWords): string {
  const first = (Array.isArray(items) ? items[0] : items) as { dataIndex?: number } | undefined
  const figure = figures[first?.dataIndex ?? -1]
  if (!figure) return ''
  if (figure.denominator === null || figure.denominator === undefined)
    return `${figure.label}\n${words.value}  ${figure.shown}`
  return [
    figure.label,
    `${words.denominator}  ${figure.denominator}`,
    `${words.numerator}  ${figure.numerator ?? ''}`,
    `${words.value}  ${figure.shown}`,
  ].join('\n')
}

/** Lying bars for a ranking: the first at the top. */
export function barsOf(figures: readonly Figure[], words: ChartWords, textSize: number): ChartOption {
  const rows = [...figures].reverse()
  const isRate = hasParts(figures)
  const axisText = { color: INK, fontSize: textSize }
  return {
    animationDuration: 300,
    grid: { left: 4, right: 64, top: 6, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      formatter: (items) => tipOf(items, rows, words),
    },
    xAxis: {
      type: 'value',
      max: isRate && rows.every((f) => (forDrawing(f.value) ?? 0) <= 1) ? 1 : undefined,
      axisLabel: { ...axisText, formatter: (v: number) => (isRate ? `${Number((v * 100).toFixed(1))}%` : String(v)) },
      splitLine: { lineStyle: { color: LINE } },
    },
    yAxis: {
      type: 'category',
      data: rows.map((f) => f.label),
      axisLabel: { ...axisText, width: 130, overflow: 'truncate' },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        name: words.value,
        color: COLOURS.numerator,
        barMaxWidth: 16,
        data: rows.map((f) => forDrawing(f.value)),
        label: { show: true, position: 'right', formatter: (item) => rows[item.dataIndex]?.shown ?? '', ...axisText },
      },
    ],
  }
}
