import { describe, expect, it } from 'vitest'
import type { Node } from './fields'
import { addBelow, branchOf, intervalsOf, linesOf, move, nodeAt, remove, totalOf } from './tree'

const blank = (): Node => ({ weight: '100', levels: [] })

describe('the tree of a scheme', () => {
  it('grows by levels, groups and leaves, and names their places', () => {
    const content = blank()
    const level = addBelow(content, '')
    const group = addBelow(content, level)
    expect(addBelow(content, group)).toBe('levels[0].groups[0].leaves[0]')
    expect(addBelow(content, group)).toBe('levels[0].groups[0].leaves[1]')
    expect(linesOf(content, 'zh-CN').map((line) => line.depth)).toEqual([1, 2, 3, 3])
    const second = 'levels[0].groups[0].leaves[1]'
    Object.assign(nodeAt(content, second) ?? {}, { code: 'second' })
    expect(move(content, second, -1)).toBe('levels[0].groups[0].leaves[0]')
    expect(nodeAt(content, 'levels[0].groups[0].leaves[0]')?.['code']).toBe('second')
    remove(content, 'levels[0]')
    expect(content['levels']).toEqual([])
  })

  it('adds weights exactly and says where they are wrong', () => {
    const content = blank()
    content['levels'] = [{ weight: '0.3', groups: [{ weight: '0.1' }, { weight: '0.2' }] }, { weight: '99.7' }]
    expect(linesOf(content, 'en')[0]).toMatchObject({ sum: '0.3', isRight: true })
    expect(totalOf(content)).toEqual({ sum: '100', isRight: true })
    content['base'] = '1'
    expect(totalOf(content).isRight).toBe(false)
  })

  it('finds the branch that a fault lies in', () => {
    expect(branchOf('levels[0].groups[1].leaves[2].rule.bands[0]')).toBe('levels[0].groups[1].leaves[2]')
    expect(branchOf('levels[0].weight')).toBe('levels[0]')
    expect(branchOf('grades')).toBe('')
  })

  it('shows bands as intervals and which of them is out of order', () => {
    const bands: Node[] = [{ at_least: '0.9', mark: '5' }, { at_least: '0.95', mark: '4' }, { mark: '0' }]
    expect(intervalsOf(bands).map((each) => each.isOutOfOrder)).toEqual([false, true, false])
    expect(intervalsOf([bands[1] as Node, bands[2] as Node])).toMatchObject([
      { from: '0.95', to: null },
      { from: null, to: '0.95' },
    ])
  })
})
