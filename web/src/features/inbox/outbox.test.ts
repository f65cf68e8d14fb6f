import { describe, expect, it } from 'vitest'
import { Problem, unreachable } from '@/api/errors'
import { sendAll, sendOne, type Senders } from './outbox'
import type { Shelf, Waiting } from './store'

function shelfOf(...entries: Waiting[]): Shelf<Waiting> & { kept: Map<string, Waiting> } {
  const kept = new Map(entries.map((each) => [each.id, each]))
  return {
    kept,
    get: async (key) => kept.get(key),
    all: async () => [...kept.values()],
    put: async (entry) => void kept.set(entry.id, entry),
    remove: async (key) => void kept.delete(key),
  }
}
const entry = (id: string, more: Partial<Waiting> = {}): Waiting => ({
  id,
  account: 'wang',
  number: '2026112100001',
  title: '',
  step: 'reply',
  resource: 'replies',
  body: { answer: 'x', version: 3 },
  photos: [],
  key: `key-${id}`,
  at: id,
  state: 'waiting',
  ...more,
})
const photo = (id: string) => ({ id, name: `${id}.jpg`, blob: new Blob([id]) })

describe('what waits on the phone', () => {
  it('goes on with the photograph that was not uploaded, and keeps its key', async () => {
    const waiting = entry('1', { photos: [photo('a'), photo('b')] })
    const shelf = shelfOf(waiting)
    const uploaded: string[] = []
    const steps: unknown[] = []
    let isAway = true
    const send: Senders = {
      photo: async (_, one) => {
        if (one.id === 'b' && isAway) throw unreachable()
        return uploaded.push(one.id)
      },
      step: async (...all) => steps.push(all),
    }

    expect((await sendOne(waiting, shelf, send)).outcome).toBe('kept')
    expect([uploaded, shelf.kept.get('1')?.state]).toEqual([['a'], 'waiting'])
    isAway = false
    expect((await sendOne(waiting, shelf, send)).outcome).toBe('sent')

    expect(uploaded).toEqual(['a', 'b'])
    expect(steps).toEqual([['2026112100001', 'replies', { answer: 'x', version: 3, attachment_ids: [1, 2] }, 'key-1']])
    expect(shelf.kept.size).toBe(0)
  })

  it('is told as stuck where the platform refuses it, and does not hold up the rest', async () => {
    const shelf = shelfOf(entry('1'), entry('2', { number: '2' }), entry('3', { account: 'li' }))
    const step = async (number: string) => {
      if (number !== '2') throw new Problem({ title: '工单已被他人办理', next_step: '请查看' }, 409)
    }

    expect(await sendAll('wang', shelf, { photo: async () => 1, step })).toEqual(['2'])

    expect(shelf.kept.get('1')).toMatchObject({ state: 'stuck', problem: '工单已被他人办理 请查看' })
    expect(shelf.kept.get('3')?.state).toBe('waiting')
  })

  it('waits in its order while nobody answers or the session has ended', async () => {
    for (const thrown of [unreachable(), new Problem({}, 401), new Problem({}, 503)]) {
      const shelf = shelfOf(entry('2'), entry('1'))
      const tried: string[] = []
      const step = async (_: string, __: string, ___: object, key: string) => {
        tried.push(key)
        throw thrown
      }
      expect(await sendAll('wang', shelf, { photo: async () => 1, step })).toEqual([])
      expect([tried, shelf.kept.size]).toEqual([['key-1'], 2])
    }
  })
})
