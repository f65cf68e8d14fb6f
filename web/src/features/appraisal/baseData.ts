/** Base data by year: which years are shown, and what an import states of each. */

/** The three years that are compared: the newest stated and the two before, the last three where nothing is. */
export function yearsShown(stated: readonly number[], thisYear: number): number[] {
  const last = stated.length ? Math.max(...stated) : thisYear - 1
  return [last - 2, last - 1, last]
}

/** The figures of each year by item, as they are sent. */
export function byYear(figures: readonly { item: string; year: number; text: string }[]) {
  const found = new Map<number, Record<string, string>>()
  for (const { item, year, text } of figures) found.set(year, { ...found.get(year), [item]: text })
  return found
}
