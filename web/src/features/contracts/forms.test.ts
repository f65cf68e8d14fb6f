import { describe, expect, it } from 'vitest'
import { shownFields } from '@/ui/fields'
import { blankPart, entryForm, partsOf, requestForm, stepForm, sumOf, type Contract, type Project } from './forms'

const project = {
  code: 'hot line',
  budget_lines: [{ code: 'service', name: 'Service' }],
  years: [{ year: 2023 }],
  contracts: [{ number: 'HT-1', name: 'Main', kind: 'service' }],
  procurements: [],
} as unknown as Project
const word = (group: string, code: string) => `${group}.${code}`
const shown = (values: object) =>
  shownFields(entryForm(project, word).fields, values as never).map((field) => field.name)

describe('the forms of the books', () => {
  it('ask a move where it goes, and what is carried over from which year', () => {
    expect(shown({ kind: 'move' })).toContain('to_line')
    expect(shown({ kind: 'move' })).not.toContain('from_year')
    expect(shown({ kind: 'carry_over' })).toContain('from_year')
    expect(shown({ kind: 'increase' })).not.toContain('to_line')
  })

  it('offer of a procurement the steps that were not taken', () => {
    const file = {
      code: 'P/1',
      steps: [
        { kind: 'demand', name: 'd', done_on: '2023-01-01' },
        { kind: 'award', name: 'a', done_on: null },
      ],
    } as Project['procurements'][number]
    const form = stepForm(project, file)
    expect(form.path).toBe('contract-projects/hot%20line/procurements/P%2F1/steps')
    expect(form.first).toEqual({ kind: 'award' })
  })

  it('ask money on a contract from its vendor and line, released by an assessment that still holds', () => {
    const assessments = [
      { id: 1, is_corrected: true },
      { id: 2, is_corrected: false, kind_name: 'm', first_day: 'x', last_day: 'y' },
    ]
    const contract = { number: 'HT-1', line: 'service', vendor: 'V', assessments } as unknown as Contract
    const form = requestForm(project, word, contract)
    expect(form.first).toMatchObject({ line: 'service', payee: 'V', year: 2023 })
    expect(form.extra?.()).toEqual({ contract: 'HT-1' })
    expect(form.fields.find((field) => field.name === 'assessment_id')?.options).toEqual(['2'])
  })

  it('add the parts of a contract to the fen, beyond the exact numbers of a browser', () => {
    const rows = [
      { name: 'a', amount: '9007199254740993.01', is_held: false },
      { name: 'b', amount: '0.9', is_held: true },
      blankPart(),
    ]
    expect(sumOf(rows)).toBe('9007199254740993.91')
    expect(partsOf(rows).map((part) => part.code)).toEqual(['part_1', 'part_2'])
    expect(sumOf([{ name: 'a', amount: '1,000', is_held: false }])).toBeNull()
  })
})
