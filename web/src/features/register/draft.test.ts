// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Problem, unreachable } from '@/api/errors'
import { useRegistrationDraft, type DraftStore, type KeptDraft } from './draft'

/** The hotline's side of it: one draft for each call, refused where its version is not the one that was seen. */
function hotline() {
  const kept = new Map<string, KeptDraft>()
  const store: DraftStore = {
    list: async () => [...kept.values()],
    keep: async (call, fields, version) => {
      const now = kept.get(call)?.version ?? 0
      if (now && now !== version) throw new Problem({ code: 'draft_saved_elsewhere' }, 409)
      const saved = { call_reference: call, fields: { ...fields }, version: now + 1, saved_at: '2026-11-22T07:00:00Z' }
      kept.set(call, saved)
      return saved
    },
    remove: async (call) => kept.delete(call),
  }
  return { kept, store }
}

let scopes: EffectScope[] = []
async function openWindow(store: DraftStore) {
  const scope = effectScope()
  scopes.push(scope)
  const draft = scope.run(() => useRegistrationDraft('C-1', store))
  if (!draft) throw new Error('no draft')
  await vi.advanceTimersByTimeAsync(0)
  return draft
}
/** The browser is gone, with what its tab kept; nothing is said goodbye to. */
const crash = () => sessionStorage.clear()

describe('a draft of a registration', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    for (const scope of scopes) scope.stop()
    scopes = []
    sessionStorage.clear()
  })

  it('is kept with the hotline within five seconds, and found again after a crash', async () => {
    const { kept, store } = hotline()
    const first = await openWindow(store)
    first.fields.title = '小区停水'
    await vi.advanceTimersByTimeAsync(5_000)
    expect([kept.get('C-1')?.fields.title, first.state.value]).toEqual(['小区停水', 'kept'])
    crash()
    const second = await openWindow(store)
    expect([second.fields.title, second.isRestored.value]).toEqual(['小区停水', true])
  })

  it('is not sent again while nothing changes', async () => {
    const { kept, store } = hotline()
    const draft = await openWindow(store)
    draft.fields.title = '小区停水'
    await vi.advanceTimersByTimeAsync(30_000)
    expect(kept.get('C-1')?.version).toBe(1)
  })

  it('stays in the tab while the hotline is not reached, and is kept when it is again', async () => {
    const { kept, store } = hotline()
    const keep = vi.spyOn(store, 'keep').mockRejectedValueOnce(unreachable())
    const draft = await openWindow(store)
    draft.fields.title = '小区停水'
    await vi.advanceTimersByTimeAsync(5_000)
    expect([draft.state.value, kept.size]).toEqual(['here', 0])
    await vi.advanceTimersByTimeAsync(5_000)
    expect([draft.state.value, kept.size, keep.mock.calls.length]).toEqual(['kept', 1, 2])
  })

  it('is not overwritten by a second window, whose writer decides', async () => {
    const { kept, store } = hotline()
    const [first, second] = [await openWindow(store), await openWindow(store)]
    first.fields.title = '第一个窗口'
    await first.save()
    second.fields.title = '第二个窗口'
    await second.save()
    expect([second.state.value, kept.get('C-1')?.fields.title]).toEqual(['overtaken', '第一个窗口'])
    await second.settle(true)
    expect(kept.get('C-1')?.fields.title).toBe('第二个窗口')
  })

  it('is nowhere any more when it was sent', async () => {
    const { kept, store } = hotline()
    const draft = await openWindow(store)
    draft.fields.title = '小区停水'
    await draft.save()
    draft.forget()
    await vi.advanceTimersByTimeAsync(10_000)
    expect([kept.size, draft.fields.title, draft.state.value]).toEqual([0, '', 'blank'])
    expect(Object.keys(sessionStorage).filter((key) => key.includes('C-1'))).toEqual([])
  })
})
