import { asProblem } from './errors'

/** A random key; `crypto.randomUUID` is missing on plain http, `getRandomValues` is not. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A refusal is final; silence, an overloaded server or an expired session leave open whether the act took place. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 408, 425, 429].includes(status)
}

/**
 * Wraps a POST so that pressing the button again after a failure repeats the same act instead of doing it twice:
 * the same body keeps its key until it has been answered for good.
 */
export function sendOnce<Body, Answer>(post: (body: Body, key: string) => Promise<Answer>) {
  let open: { key: string; body: string } | null = null
  return async (body: Body): Promise<Answer> => {
    const text = JSON.stringify(body)
    if (open?.body !== text) open = { key: newIdempotencyKey(), body: text }
    try {
      const answer = await post(body, open.key)
      open = null
      return answer
    } catch (thrown) {
      if (isFinal(asProblem(thrown).status)) open = null
      throw thrown
    }
  }
}
