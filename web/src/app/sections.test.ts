import { describe, expect, it } from 'vitest'
import { firstSection } from './sections'

const homeOf = (...held: string[]) => firstSection((...wanted) => wanted.some((each) => held.includes(each)))?.name

describe("a person's home", () => {
  it('is the work orders for who takes steps on them', () => {
    expect(homeOf('read_work_orders', 'read_indicators', 'dispatch_work_orders', 'enter_values')).toBe('orders')
  })

  it('is the figures for who only reads', () => {
    expect(homeOf('read_all_work_orders', 'read_indicators', 'read_evaluations')).toBe('dashboard')
  })

  it('is the evaluation for who enters values for it', () => {
    expect(homeOf('read_all_work_orders', 'read_indicators', 'read_evaluations', 'enter_values')).toBe('evaluation')
  })

  it('is the first page that opens, or none', () => {
    expect(homeOf('read_work_orders')).toBe('orders')
    expect(homeOf()).toBeUndefined()
  })
})
