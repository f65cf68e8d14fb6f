import { describe, expect, it } from 'vitest'
import { blankBlock, blankSection, faultsAt, kindOf, moved, pieceOf, BLOCK_KINDS } from './template'

const fault = (place: string) => ({ place, zh: '', en: place })

describe('a report template as it is edited', () => {
  it('knows each kind of block by what it holds', () => {
    expect(BLOCK_KINDS.map((kind) => kindOf(blankBlock(kind)))).toEqual([...BLOCK_KINDS])
  })

  it('shows each fault where it is: at its block, at its section, or with the whole template', () => {
    const faults = [
      fault('sections[0] overview.blocks[1].text: {{ value:x }}'),
      fault('sections[0] overview.heading'),
      fault('sections[10] late.blocks[1].table.by'),
      fault('title'),
      fault('sections'),
    ]
    expect(faultsAt(faults, 0, 1).map((one) => one.en)).toEqual([faults[0]?.place])
    expect(faultsAt(faults, 0).map((one) => one.en)).toEqual(['sections[0] overview.heading'])
    expect(faultsAt(faults, 10, 1)).toHaveLength(1)
    expect(faultsAt(faults, 1)).toEqual([])
    expect(faultsAt(faults).map((one) => one.en)).toEqual(['title', 'sections'])
  })

  it('moves an entry by one step and never out of the list', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
    expect(moved(['a'], 0, -1)).toEqual(['a'])
  })

  it('gives a new section a code that no other has', () => {
    expect(blankSection(['overview', 'section_3']).code).toBe('section_4')
    expect(pieceOf('change_year', 'answer_rate')).toBe('{{ change:answer_rate:last_year }}')
  })
})
