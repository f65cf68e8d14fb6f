/** The columns of the list; which of them a person sees is his choice, and the number and the title always stay. */
export const COLUMNS = [
  'remaining',
  'number',
  'title',
  'category',
  'department',
  'division',
  'stage',
  'urgency',
  'channel',
  'registered_at',
  'registered_by_name',
  'dispatch_count',
  'send_back_count',
  'focus_area',
] as const
export type ColumnName = (typeof COLUMNS)[number]
export const FIXED: readonly ColumnName[] = ['number', 'title']
export const USUAL: readonly ColumnName[] = [
  'remaining',
  'number',
  'title',
  'category',
  'department',
  'division',
  'stage',
  'channel',
  'registered_at',
  'registered_by_name',
]

/** The chosen columns in their order; what a later version no longer knows is passed over. */
export const chosenColumns = (kept: readonly string[]): ColumnName[] =>
  COLUMNS.filter((name) => FIXED.includes(name) || kept.includes(name))
