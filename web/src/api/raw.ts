/** Calls by address, for tables of addresses and for endpoints that the generated schema does not name yet. */
import createClient from 'openapi-fetch'
import { answerOf, house, once, withKey } from './client'

const plain = createClient<Record<string, never>>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin',
  fetch: once,
})
plain.use(house)

type Query = Record<string, string | number | boolean | string[] | undefined>
type Call = (path: string, options?: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') => plain[method] as unknown as Call

export const getFrom = <Answer>(path: string, query: Query = {}, signal?: AbortSignal) =>
  answerOf(call('GET')(path, { params: { query }, signal })) as Promise<Answer>

export const postTo = <Answer>(path: string, body: unknown, key = '', signal?: AbortSignal) =>
  answerOf(call('POST')(path, { body, headers: key ? withKey(key) : {}, signal })) as Promise<Answer>

export const putTo = <Answer>(path: string, body: unknown) => answerOf(call('PUT')(path, { body })) as Promise<Answer>

export const patchTo = <Answer>(path: string, body: unknown) =>
  answerOf(call('PATCH')(path, { body })) as Promise<Answer>

export const deleteAt = (path: string) => answerOf(call('DELETE')(path))

/** A file, with fields beside it; sending it again gives the same one, so it needs no key. */
export const upload = <Answer>(path: string, file: File, fields: Record<string, string> = {}) =>
  answerOf(
    call('POST')(path, {
      body: { file },
      bodySerializer: () => {
        const form = new FormData()
        form.append('file', file)
        for (const [name, value] of Object.entries(fields)) form.append(name, value)
        return form
      },
    }),
  ) as Promise<Answer>
