export const VIEWS = ['my_tasks', 'due_soon', 'overdue', 'all'] as const
export type View = (typeof VIEWS)[number]

export function isView(text: string): text is View {
  return (VIEWS as readonly string[]).includes(text)
}
