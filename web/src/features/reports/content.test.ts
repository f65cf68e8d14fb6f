import { describe, expect, it } from 'vitest'
import { editable, evidenceOf, figureColumns, type ReportFigure } from './content'

const figure = (number: number, rest: Partial<ReportFigure> = {}): ReportFigure => ({
  number,
  kind: 'value',
  shown: '90.00%',
  indicator: 'answer_rate',
  variant: 'calls_in',
  version: 2,
  first_day: '2023-10-01',
  last_day: '2023-10-31',
  dimension: '',
  key: '',
  key_name: '',
  numerator: '9',
  denominator: '10',
  value: '0.9',
  of: [],
  frozen_figure_id: null,
  ...rest,
})

describe('the columns of a list', () => {
  it('that hold figures are told from words and from numbers of work orders', () => {
    const rows = [
      ['井盖', '3', '上期无', '4天', '住建局', '2026112000032'],
      ['1', '1,204', '+33.33%', '12天', '3号楼', '2026112000033'],
    ]
    expect([...figureColumns(rows)]).toEqual([1, 2, 3])
    expect([...figureColumns([])]).toEqual([])
  })
})

describe("a report's figures", () => {
  it('stand in a text that is edited as they are shown, with their numbers', () => {
    const block = {
      kind: 'text' as const,
      typed: [],
      is_edited: false,
      pieces: [{ text: 'a ' }, { text: '', figure: 4 }],
    }
    expect(editable(block as never, new Map([[4, figure(4)]]))).toBe('a [[90.00%|4]]')
  })

  it('lead to their records, a change to those of its own period', () => {
    const change = figure(2, { kind: 'change', of: [1, 3] })
    const found = evidenceOf(change, new Map([[1, figure(1)]]))
    expect(found).toMatchObject({ name: 'indicator', params: { code: 'answer_rate' } })
    expect(evidenceOf(figure(5, { key: 'phone', dimension: 'channel' }), new Map())).toMatchObject({
      name: 'indicator-records',
      query: { by: 'channel', key: 'phone' },
    })
    expect(evidenceOf(figure(6, { indicator: '' }), new Map())).toBeNull()
  })
})
