/** What went wrong, in the backend's own words (RFC 9457) or, when nothing answered, with the code `server_unreachable`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly nextStep: string
  readonly field: string | null
  readonly requestId: string
  readonly facts: Readonly<Record<string, unknown>>

  constructor(told: Partial<Record<string, unknown>>, status: number) {
    const text = (key: string) => (typeof told[key] === 'string' ? (told[key] as string) : '')
    super(text('title') || text('code') || String(status))
    this.name = 'Problem'
    this.status = status
    this.code = text('code') || (status === 0 ? 'server_unreachable' : `http_${status}`)
    this.title = text('title')
    this.detail = text('detail')
    this.nextStep = text('next_step')
    this.field = text('field') || null
    this.requestId = text('request_id')
    this.facts = (told.facts ?? {}) as Record<string, unknown>
  }

  /** Whether nobody answered, so that trying again may help. */
  get isAway(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Field texts, whether the backend named one field or a list of them. */
  get fieldTexts(): Record<string, string> {
    const texts: Record<string, string> = {}
    if (this.field) texts[this.field] = this.detail || this.title
    const fields = this.facts.fields
    if (Array.isArray(fields)) {
      for (const each of fields as { field?: string; detail?: string; message?: string }[]) {
        if (each.field) texts[each.field] = each.detail ?? each.message ?? ''
      }
    }
    return texts
  }
}

export const unreachable = () => new Problem({ code: 'server_unreachable' }, 0)

export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return unreachable()
}
