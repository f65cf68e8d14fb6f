import createClient, { type Middleware } from 'openapi-fetch'
import { Problem, unreachable } from './errors'
import type { paths } from './schema'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const expiryListeners = new Set<() => void>()

/** Called when a request is refused because the session has ended meanwhile. */
export function onSessionExpired(listener: () => void): void {
  expiryListeners.add(listener)
}

export function readCookie(name: string): string {
  const found = document.cookie.split('; ').find((each) => each.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : ''
}

export const house: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang || 'zh-CN')
    if (!SAFE.has(request.method)) request.headers.set('X-CSRFToken', readCookie('csrftoken'))
    return request
  },
}

/** A call whose failure to reach anybody is a problem like any other. */
export async function once(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch {
    throw unreachable()
  }
}

export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? '' : location.origin,
  credentials: 'same-origin',
  fetch: once,
})
client.use(house)

type Outcome<Answer> = { data?: Answer; error?: unknown; response: Response }

/** The answer of a call, or its problem thrown. */
export async function answerOf<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  const { data, error, response } = await call
  if (response.ok) return data as Answer
  const told = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
  const problem = new Problem(told, response.status)
  const isSigningIn = new URL(response.url || location.href, location.href).pathname === '/api/session'
  if (response.status === 401 && !isSigningIn) expiryListeners.forEach((listener) => listener())
  throw problem
}

export const withKey = (key: string) => ({ 'Idempotency-Key': key })
