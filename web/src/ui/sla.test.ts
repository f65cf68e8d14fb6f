import { describe, expect, it } from 'vitest'
import { i18n } from '@/locales'
import { slaOf, slaWords } from './sla'

const NOW = Date.parse('2026-11-21T10:00:00+08:00')
const say = (key: string, named?: Record<string, unknown>) => i18n.global.t(key, named ?? {})
const due = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString()
const open = (minutes: number) => ({ stage: 'acknowledged', handling_due_at: due(minutes), is_overdue: false })
const words = (order: Parameters<typeof slaOf>[0]) => slaWords(slaOf(order, NOW), say)

describe('the badge of the time that is left', () => {
  it.each([
    [2 * 1440, '剩 2天'],
    [1440 + 5 * 60 + 20, '剩 1天5时'],
    [6 * 60 + 32, '剩 6时32分'],
    [3 * 60, '剩 3时'],
    [45, '剩 45分'],
    [0, '剩 1分'],
    [-4, '超期 4分'],
    [-3 * 60, '超期 3时'],
    [-15 * 1440 - 60, '超期 15天'],
  ])('says %i minutes as “%s”', (minutes, expected) => {
    expect(words(open(minutes))).toBe(expected)
  })

  it('warns at four hours and strongly at one', () => {
    expect(slaOf(open(241), NOW).kind).toBe('ok')
    expect(slaOf(open(240), NOW).kind).toBe('warn')
    expect(slaOf(open(60), NOW).kind).toBe('bad')
  })

  it('believes the backend when it says that an order is overdue', () => {
    expect(words({ ...open(30), is_overdue: true })).toBe('超期 1分')
  })

  it('stops counting when the order is completed', () => {
    expect(words({ ...open(-500), stage: 'completed', is_overdue: false })).toBe('已办结')
    expect(words({ ...open(-500), stage: 'archived', is_overdue: true })).toBe('超期办结')
  })

  it('does not call a reply late that came in time and awaits its review', () => {
    expect(words({ ...open(-60), stage: 'replied' })).toBe('已答复')
    expect(words({ ...open(-60), stage: 'replied', is_overdue: true })).toBe('超期 1时')
  })

  it('counts nothing while the order is suspended, unless it was late before', () => {
    expect(words({ ...open(500), stage: 'suspended' })).toBe('计时暂停')
    expect(words({ ...open(-60), stage: 'suspended', is_overdue: true })).toBe('超期 1时')
  })

  it.each(['merged', 'withdrawn', 'declined', 'transferred'])(
    'counts nothing any more for an order that is %s',
    (stage) => {
      expect(words({ ...open(500), stage })).toBe('不再计时')
    },
  )

  it('counts to what is due now: a rework, or the acknowledgement that is late', () => {
    expect(words({ ...open(10 * 24 * 60), current_due_at: due(30) })).toBe(words(open(30)))
    const late = { stage: 'dispatched', handling_due_at: due(5000), current_due_at: due(-90), is_overdue: true }
    expect(words(late)).toBe('超期 1时30分')
  })

  it('does not count before the order is dispatched', () => {
    expect(words({ stage: 'registered', handling_due_at: null, is_overdue: false })).toBe('未起算')
  })
})
