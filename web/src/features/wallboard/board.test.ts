import { describe, expect, it } from 'vitest'
import { districtsOf, stepOf } from './board'

const place = (code: string, parent: string | null) => ({
  code,
  name: code,
  parent_code: parent,
  level: parent ? 2 : 1,
  registered_today: 0,
  overdue: 0,
})

describe('the wall', () => {
  it('groups townships below their districts', () => {
    const tree = districtsOf([place('1', null), place('11', '1'), place('12', '1'), place('111', '11')])
    expect(tree.map(({ district, townships }) => [district.code, townships.length])).toEqual([
      ['11', 1],
      ['12', 0],
    ])
  })

  it('shades by five steps, and nothing is shaded for nothing', () => {
    expect([stepOf(0, 9), stepOf(1, 100), stepOf(50, 100), stepOf(100, 100), stepOf(0, 0)]).toEqual([0, 1, 2, 4, 0])
  })
})
