/** The views of the list, in the order in which people need them; the first ones stand as tabs. */
export const VIEWS = [
  'my_tasks',
  'due_soon',
  'overdue',
  'disputed',
  'approvals',
  'all',
  'awaiting_dispatch',
  'awaiting_review',
  'suspended',
  'promised',
  'merged',
  'enterprise',
  'key_enterprise',
  'leader_assigned',
  'focus',
  'confidential',
  'published',
] as const
export type View = (typeof VIEWS)[number]
export const TABS = VIEWS.slice(0, 6)

export function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text)
}

/** The names that filters have in the address, and in saved views, bulk actions and exports. */
export const FILTERS = [
  'q',
  'stage',
  'request_type',
  'department',
  'category',
  'channel',
  'from',
  'to',
  'division',
  'urgency',
  'focus_area',
  'requester_kind',
  'part',
  'is_overdue',
  'is_confidential',
  'dispatch_count_min',
  'due_from',
  'due_to',
] as const
/** What a list's address says besides its filters. */
const AROUND = new Set(['view', 'cursor', 'saved', 'number', 'state'])

/** What an address narrows by that the list does not know: shown nothing of, it would seem to show what it does not. */
export const unknownFilters = (values: Readonly<Record<string, string>>): string[] =>
  Object.keys(values).filter((name) => !AROUND.has(name) && !(FILTERS as readonly string[]).includes(name))

const FLAGS = new Set(['is_overdue', 'is_confidential'])

export type Filters = Record<string, string | number | boolean>

/** The view and its filters as the backend keeps them: only what narrows, flags and numbers as such. */
export function keptFilters(values: Readonly<Record<string, string>>, view: View): Filters {
  const kept: Filters = { view }
  for (const name of FILTERS) {
    const value = values[name]
    if (!value) continue
    kept[name] = FLAGS.has(name) ? value === 'true' : name === 'dispatch_count_min' ? Number(value) : value
  }
  return kept
}

/** Kept filters as the address bar writes them. */
export const asAddress = (filters: Readonly<Filters>): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value)]))

/** Filters as they were kept; what is empty narrows nothing. */
export const asFilters = (kept: Readonly<Record<string, string | number | boolean | null>>): Filters =>
  Object.fromEntries(Object.entries(kept).filter((row): row is [string, string | number | boolean] => row[1] !== null))
