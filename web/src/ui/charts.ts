import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import { forDrawing, formatNumber } from './format'

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>
type Amount = number | string | null | undefined
export type Figure = { label: string; numerator: Amount; denominator: Amount; value: Amount; shown: string }
export type ChartWords = { numerator: string; denominator: string; value: string }
/** What is drawn: `isShare` when the value is a share of one, shown as a percentage; `isWhole` when it is a count. */
export type ChartPlan = {
  figures: readonly Figure[]
  words: ChartWords
  isShare: boolean
  isWhole: boolean
  textSize: number
}

const INK = '#535f70'
const LINE = '#dfe4ec'
const COLOURS = { denominator: '#b9cdea', numerator: '#2f6fcb', value: '#c26a00' }
const BAR = 22

const percent = (share: number) => `${Number((share * 100).toFixed(1))}%`
const textOf = (plan: ChartPlan) => ({ color: INK, fontSize: plan.textSize })
const bar = (name: string, color: string, data: (number | null)[]): BarSeriesOption => ({
  name,
  type: 'bar',
  color,
  data,
  barMaxWidth: BAR,
})

function seriesOf({ figures, words, isShare }: ChartPlan): (BarSeriesOption | LineSeriesOption)[] {
  const of = (part: 'numerator' | 'denominator' | 'value') => figures.map((figure) => forDrawing(figure[part]))
  if (!isShare) return [bar(words.value, COLOURS.numerator, of('value'))]
  return [
    // The whole stands behind its part.
    { ...bar(words.denominator, COLOURS.denominator, of('denominator')), barGap: '-100%' },
    bar(words.numerator, COLOURS.numerator, of('numerator')),
    { name: words.value, type: 'line', yAxisIndex: 1, color: COLOURS.value, symbolSize: 6, data: of('value') },
  ]
}

function shareAxis(plan: ChartPlan) {
  const shares = plan.figures.map((figure) => forDrawing(figure.value)).filter((value) => value !== null)
  const lowest = shares.length ? Math.min(...shares) : 0
  return {
    type: 'value' as const,
    // High rates differ by little: a scale from zero would hide it.
    min: lowest > 0.5 ? Math.floor(lowest * 20 - 0.5) / 20 : 0,
    max: shares.some((share) => share > 1) ? undefined : 1,
    splitNumber: 4,
    splitLine: { show: false },
    axisLabel: { ...textOf(plan), formatter: percent },
  }
}

function tipOf(items: unknown, { figures, words }: ChartPlan): string {
  const first = (Array.isArray(items) ? items[0] : items) as { dataIndex?: number } | undefined
  const figure = figures[first?.dataIndex ?? -1]
  if (!figure) return ''
  const lines = [figure.label, `${words.value}  ${figure.shown}`]
  if (figure.denominator !== null && figure.denominator !== undefined) {
    lines.push(`${words.numerator}  ${formatNumber(figure.numerator)}`)
    lines.push(`${words.denominator}  ${formatNumber(figure.denominator)}`)
  }
  return lines.join('\n')
}

// Rich text is drawn on the canvas; a tooltip of HTML would need inline styles.
const tooltipOf = (plan: ChartPlan): TooltipComponentOption => ({
  trigger: 'axis',
  renderMode: 'richText',
  confine: true,
  formatter: (items) => tipOf(items, plan),
})

/** Standing bars in the order of time; with a line for the rate where there is one. */
export function columnsOf(plan: ChartPlan): ChartOption {
  const valueAxis = {
    type: 'value' as const,
    minInterval: plan.isWhole || plan.isShare ? 1 : undefined,
    axisLabel: textOf(plan),
    splitLine: { lineStyle: { color: LINE } },
  }
  return {
    animationDuration: 300,
    grid: { left: 4, right: 4, top: Math.round(plan.textSize * 3.5), bottom: 2, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 9,
      // The table beside it has the whole words.
      textStyle: { ...textOf(plan), width: plan.textSize * 8, overflow: 'truncate' },
    },
    tooltip: tooltipOf(plan),
    xAxis: {
      type: 'category',
      data: plan.figures.map((figure) => figure.label),
      axisLabel: { ...textOf(plan), hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
    },
    yAxis: plan.isShare ? [{ ...valueAxis, splitNumber: 4 }, shareAxis(plan)] : [{ ...valueAxis, splitNumber: 4 }],
    series: seriesOf(plan),
  }
}

/** Lying bars for a ranking: the first at the top. */
export function barsOf(plan: ChartPlan): ChartOption {
  const rows = [...plan.figures].reverse()
  const upside = { ...plan, figures: rows }
  const isWithinOne = plan.isShare && rows.every((figure) => (forDrawing(figure.value) ?? 0) <= 1)
  return {
    animationDuration: 300,
    grid: { left: 4, right: 64, top: 6, bottom: 2, containLabel: true },
    tooltip: tooltipOf(upside),
    xAxis: {
      type: 'value',
      max: isWithinOne ? 1 : undefined,
      minInterval: plan.isWhole ? 1 : undefined,
      axisLabel: { ...textOf(plan), formatter: (value: number) => (plan.isShare ? percent(value) : String(value)) },
      splitLine: { lineStyle: { color: LINE } },
    },
    yAxis: {
      type: 'category',
      data: rows.map((figure) => figure.label),
      axisLabel: { ...textOf(plan), width: 130, overflow: 'truncate' },
      axisTick: { show: false },
    },
    series: [
      {
        ...bar(
          plan.words.value,
          COLOURS.numerator,
          rows.map((figure) => forDrawing(figure.value)),
        ),
        barMaxWidth: 16,
        label: {
          show: true,
          position: 'right',
          formatter: (item) => rows[item.dataIndex]?.shown ?? '',
          ...textOf(plan),
        },
      },
    ],
  }
}

/** What the parts of a composition are drawn in, the darkest first; neighbours differ in lightness too. */
const PARTS = ['#174c99', '#2f6fcb', '#7fa8e0', '#b9cdea', '#c9ced6', '#8a94a3']
const axisOf = (textSize: number) => ({ axisLabel: { color: INK, fontSize: textSize }, axisTick: { show: false } })

/** Shares of one for each group, a lying bar each, its parts beside each other. */
export function sharesOf(plan: {
  labels: readonly string[]
  series: readonly { name: string; values: readonly number[] }[]
  textSize: number
}): ChartOption {
  const { textSize } = plan
  return {
    animationDuration: 300,
    grid: { left: 4, right: 24, top: textSize * 3, bottom: 2, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      type: 'scroll',
      itemWidth: 14,
      itemHeight: 9,
      textStyle: { color: INK, fontSize: textSize },
    },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      formatter: (item) => {
        const { seriesName, name, value } = item as { seriesName?: string; name: string; value: number }
        return `${name}\n${seriesName ?? ''}  ${percent(value)}`
      },
    },
    xAxis: { type: 'value', max: 1, axisLabel: { color: INK, fontSize: textSize, formatter: percent } },
    yAxis: { type: 'category', inverse: true, data: [...plan.labels], ...axisOf(textSize) },
    series: plan.series.map(({ name, values }, place) => ({
      ...bar(name, PARTS[place % PARTS.length] ?? INK, [...values]),
      stack: 'whole',
    })),
  }
}

export type Step = { name: string; from: number; to: number; shown: string; isTotal?: boolean }

/** From the full mark down to what was reached: each bar hangs where the one before it ended. */
export function waterfallOf(steps: readonly Step[], textSize: number): ChartOption {
  const lowest = Math.min(...steps.filter((step) => !step.isTotal).map((step) => Math.min(step.from, step.to)))
  const floor = Number.isFinite(lowest) ? Math.max(0, Math.floor(lowest / 5) * 5 - 5) : 0
  return {
    animationDuration: 300,
    grid: { left: 4, right: 8, top: textSize * 2, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      confine: true,
      formatter: (item) => {
        const step = steps[(item as { dataIndex: number }).dataIndex]
        return step ? `${step.name}\n${step.shown}` : ''
      },
    },
    xAxis: {
      type: 'category',
      data: steps.map((step) => step.name),
      axisTick: { show: false },
      axisLabel: { color: INK, fontSize: textSize, interval: 0, rotate: 30, width: textSize * 9, overflow: 'truncate' },
    },
    yAxis: {
      type: 'value',
      min: floor,
      axisLabel: { color: INK, fontSize: textSize },
      splitLine: { lineStyle: { color: LINE } },
    },
    series: [
      {
        ...bar(
          '',
          'transparent',
          steps.map((step) => (step.isTotal ? 0 : Math.min(step.from, step.to))),
        ),
        stack: 'fall',
        silent: true,
      },
      {
        ...bar('', COLOURS.numerator, []),
        stack: 'fall',
        data: steps.map((step) => ({
          value: step.isTotal ? step.to : Math.abs(step.from - step.to),
          itemStyle: { color: step.isTotal ? COLOURS.numerator : COLOURS.value },
        })),
        label: {
          show: true,
          position: 'top',
          color: INK,
          fontSize: textSize,
          formatter: (item) => steps[item.dataIndex]?.shown ?? '',
        },
      },
    ],
  }
}
