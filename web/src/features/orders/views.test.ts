import { describe, expect, it } from 'vitest'
import { asAddress, isView, keptFilters, TABS, unknownFilters, VIEWS } from './views'

describe('a view that is kept', () => {
  it('holds what narrows the list, and nothing of the page', () => {
    const values = { view: 'overdue', q: '路灯', cursor: 'abc', is_overdue: 'true', dispatch_count_min: '3', stage: '' }
    expect(keptFilters(values, 'overdue')).toEqual({
      view: 'overdue',
      q: '路灯',
      is_overdue: true,
      dispatch_count_min: 3,
    })
  })

  it('comes back as the address it was kept from', () => {
    const kept = keptFilters({ q: '路灯', is_overdue: 'true', dispatch_count_min: '3' }, 'all')
    expect(asAddress(kept)).toEqual({ view: 'all', q: '路灯', is_overdue: 'true', dispatch_count_min: '3' })
  })

  it('is one of the views, the first of which are tabs', () => {
    expect(isView('disputed')).toBe(true)
    expect(isView('elsewhere')).toBe(false)
    expect(TABS).toEqual(VIEWS.slice(0, TABS.length))
  })

  it('is told by what it does not know instead of passing over it', () => {
    expect(unknownFilters({ view: 'all', q: '路灯', cursor: 'x', saved: '3', urgnecy: 'urgent' })).toEqual(['urgnecy'])
  })
})
