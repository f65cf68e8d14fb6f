import { describe, expect, it } from 'vitest'
import { firstSection, openSections } from './sections'

const who =
  (...held: string[]) =>
  (...wanted: string[]) =>
    wanted.some((each) => held.includes(each))
const homeOf = (...held: string[]) => firstSection(who(...held))?.name

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

describe('the entries', () => {
  it('begin with the home, each once, so that a phone shows it', () => {
    const evaluator = who('read_all_work_orders', 'read_calls', 'enter_values', 'read_indicators', 'read_evaluations')
    const names = openSections(evaluator).map((section) => section.name)
    expect(names[0]).toBe('evaluation')
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('dashboard')
  })

  it("show a team leader's seats before what he reads now and then", () => {
    const leader = who(
      'read_all_work_orders',
      'register_work_orders',
      'remind_departments',
      'watch_seats',
      'read_calls',
    )
    expect(openSections(leader).map((section) => section.name)).toEqual([
      'orders',
      'register',
      'supervision',
      'liveView',
      'calls',
      'rules',
    ])
  })
})
