let fieldName = (field: string) => field

/** How a field is called in the reader's language; the backend knows only the name that it has in a request. */
export function nameFieldsBy(name: (field: string) => string): void {
  fieldName = name
}

/** The field itself, without the place in which it stands: "terms.reminder_hours", "shares.0.percent". */
const ownName = (path: string) =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .at(-1) ?? path

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
  /** Everything that does not fit in what was sent, each with its place, where the backend tells it all at once. */
  readonly faults: readonly { place: string; zh: string; en: string }[]

  constructor(told: Partial<Record<string, unknown>>, status: number) {
    const text = (key: string) => (typeof told[key] === 'string' ? (told[key] as string) : '')
    super(text('title') || text('code') || String(status))
    this.name = 'Problem'
    this.status = status
    this.code = text('code') || (status === 0 ? 'server_unreachable' : `http_${status}`)
    const field = text('field')
    const named = (sentence: string) =>
      this.code === 'invalid_input' && field
        ? sentence
            .replace(`“${field}”`, `“${fieldName(ownName(field))}”`)
            .replace(`${field}: `, `${fieldName(ownName(field))}: `)
        : sentence
    this.title = named(text('title'))
    this.detail = named(text('detail'))
    this.nextStep = text('next_step')
    this.field = field ? ownName(field) : null
    this.requestId = text('request_id')
    this.facts = (told.facts ?? {}) as Record<string, unknown>
    this.faults = (told.faults ?? []) as Problem['faults']
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
