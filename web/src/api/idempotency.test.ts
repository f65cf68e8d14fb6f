import { describe, expect, it, vi } from 'vitest'
import { Problem, unreachable } from './errors'
import { newIdempotencyKey, sendOnce } from './idempotency'

type Body = { note: string }
const keysOf = (post: { mock: { calls: unknown[][] } }) => post.mock.calls.map((call) => call[1])

describe('sending once', () => {
  it('makes keys without crypto.randomUUID, each different', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const keys = new Set(Array.from({ length: 50 }, newIdempotencyKey))
    vi.unstubAllGlobals()
    expect(keys.size).toBe(50)
    expect([...keys][0]).toMatch(/^[0-9a-f]{32}$/)
  })

  it('keeps the key when nobody answered, so that a second press repeats the same act', async () => {
    const post = vi.fn<(body: Body, key: string) => Promise<string>>()
    post.mockRejectedValueOnce(unreachable()).mockResolvedValueOnce('done')
    const send = sendOnce(post)
    await expect(send({ note: 'a' })).rejects.toThrow()
    await expect(send({ note: 'a' })).resolves.toBe('done')
    expect(keysOf(post)[0]).toBe(keysOf(post)[1])
  })

  it('keeps the key over an expired session', async () => {
    const post = vi.fn<(body: Body, key: string) => Promise<string>>()
    post.mockRejectedValueOnce(new Problem({ code: 'not_signed_in' }, 401)).mockResolvedValueOnce('done')
    const send = sendOnce(post)
    await expect(send({ note: 'a' })).rejects.toThrow()
    await send({ note: 'a' })
    expect(keysOf(post)[0]).toBe(keysOf(post)[1])
  })

  it('takes a new key after success, after a refusal, and for another text', async () => {
    const post = vi.fn<(body: Body, key: string) => Promise<string>>()
    post
      .mockResolvedValueOnce('done')
      .mockRejectedValueOnce(new Problem({ code: 'stale_version' }, 409))
      .mockRejectedValueOnce(unreachable())
      .mockResolvedValueOnce('done')
    const send = sendOnce(post)
    await send({ note: 'a' })
    await expect(send({ note: 'a' })).rejects.toThrow()
    await expect(send({ note: 'a' })).rejects.toThrow()
    await send({ note: 'b' })
    expect(new Set(keysOf(post)).size).toBe(4)
  })
})
