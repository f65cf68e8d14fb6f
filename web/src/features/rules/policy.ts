/** The handling policy as its page edits it: numbers, lists of shares and a text, all typed into lines. */

export type PolicyValue = number | string | number[]
export type PolicyNumber = {
  name: string
  group: string
  title: string
  unit: string
  source: string
  value: PolicyValue
  starting_value: PolicyValue
}
export const POLICY_GROUPS = [
  'extensions',
  'promises',
  'dispatching',
  'warnings',
  'callbacks',
  'intake',
  'records',
  'texts',
] as const

/** A value as it is shown and typed: shares with commas between them. */
export const shownValue = (value: PolicyValue): string => (Array.isArray(value) ? value.join(', ') : String(value))

/** What was typed as the value that it replaces: a whole number, a list of them, or a text; else the text for the server to refuse. */
export function typedValue(typed: string, before: PolicyValue): PolicyValue {
  const text = typed.trim()
  if (Array.isArray(before)) {
    const parts = text.split(/[,\uff0c\u3001\s]+/).filter(Boolean)
    return parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : text
  }
  return typeof before === 'number' && /^-?\d+$/.test(text) ? Number(text) : text
}

/** The values that were changed, by name. */
export function changedValues(numbers: readonly PolicyNumber[], typed: Record<string, string>) {
  const changed = numbers.filter((each) => (typed[each.name] ?? '').trim() !== shownValue(each.value))
  return Object.fromEntries(changed.map((each) => [each.name, typedValue(typed[each.name] ?? '', each.value)]))
}
