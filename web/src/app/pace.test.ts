import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from './pace'

describe('what is done at a pace', () => {
  let done: number[]
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 })
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    done = []
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
  const note = () => void done.push(Date.now())

  it('is done soon after the first sign, once for all signs until then', () => {
    const pace = paced(note, 3_000, 15_000)
    for (let sign = 0; sign < 4; sign++) pace.hear()
    vi.advanceTimersByTime(60_000)
    expect(done).toEqual([3_000])
  })

  it('is done seldom while signs keep coming, and soon again when it was quiet', () => {
    const pace = paced(note, 3_000, 15_000)
    for (let second = 0; second < 30; second++) {
      pace.hear()
      vi.advanceTimersByTime(1_000)
    }
    expect(done).toEqual([3_000, 18_000])
    vi.advanceTimersByTime(60_000)
    expect(done).toEqual([3_000, 18_000, 33_000])
    pace.hear()
    vi.advanceTimersByTime(60_000)
    expect(done[3]).toBe(93_000)
  })

  it('is done by each page at a moment of its own, between half and one and a half times the wait', () => {
    for (const drawn of [0, 0.25, 0.999]) {
      vi.mocked(Math.random).mockReturnValue(drawn)
      paced(note, 4_000, 15_000).hear()
    }
    vi.advanceTimersByTime(10_000)
    expect(done).toEqual([2_000, 3_000, 5_996])
  })

  it('is not done after it was stopped', () => {
    const pace = paced(note, 3_000, 15_000)
    pace.hear()
    pace.stop()
    vi.advanceTimersByTime(60_000)
    expect(done).toEqual([])
  })
})
