import { describe, expect, it } from 'vitest'
import type { OwnSeat } from '@/api/types'
import { movedOn } from './moves'

const known = {
  seat: { account: 'li', name: '李', extension: '1001', state: 'ready', is_certain: true, caller_number: '' },
  queue_name: '',
  switch: { is_simulated: false, is_reachable: true, is_stale: false, heard_at: '2026-05-08T02:00:00Z' },
} as OwnSeat
const rings = {
  extension: '1001',
  state: 'offered',
  is_certain: true,
  caller_number: '13900000001',
  queue: 'inquiry',
  queue_name: '咨询',
}

describe('a notice of the own seat', () => {
  it('says who is calling, and leaves who sits there as it was', () => {
    const next = movedOn(known, rings)
    expect(next?.seat).toMatchObject({ name: '李', state: 'offered', caller_number: '13900000001', queue: 'inquiry' })
    expect(next?.queue_name).toBe('咨询')
    expect(next?.seat).not.toHaveProperty('queue_name')
  })

  it.each([
    ['nothing is known yet', undefined, rings],
    ['nobody sat there', { ...known, seat: null }, rings],
    ['the notice tells nothing', known, undefined],
    ['he sits elsewhere', known, { ...rings, extension: '1002' }],
    ['he has left', known, { ...rings, state: '' }],
    ['it is not certain', known, { ...rings, is_certain: false }],
    ['the switch was away', { ...known, switch: { ...known.switch, is_stale: true } as OwnSeat['switch'] }, rings],
  ])('has the seat read where %s', (_, before, told) => {
    expect(movedOn(before, told)).toBeNull()
  })
})
