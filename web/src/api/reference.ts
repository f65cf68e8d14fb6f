/** Lists that every page may need and that hardly ever change: departments, categories, divisions. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { answerOf, client } from './client'

const HOUR = 3_600_000

export function useDepartments() {
  return useQuery({
    queryKey: ['departments'],
    queryFn: () => answerOf(client.GET('/api/departments')),
    staleTime: HOUR,
  })
}

export function useCategories() {
  return useQuery({
    queryKey: ['categories'],
    queryFn: () => answerOf(client.GET('/api/categories')),
    staleTime: HOUR,
  })
}

export function useDivisions() {
  return useQuery({ queryKey: ['divisions'], queryFn: () => answerOf(client.GET('/api/divisions')), staleTime: HOUR })
}

/** For how many years a file of each class is kept that is not kept for good, by the handling policy of today. */
export function useRetentionYears() {
  const query = useQuery({
    queryKey: ['handling-policy', 'numbers'],
    queryFn: () => answerOf(client.GET('/api/handling-policy')),
  })
  const yearsOf = (name: string) => Number(query.data.value?.numbers.find((each) => each.name === name)?.value ?? 0)
  return computed<Record<string, number>>(() => ({
    short: yearsOf('short_retention_years'),
    long: yearsOf('long_retention_years'),
  }))
}

export type Branch = { value: string; label: string; children?: Branch[] }
type Coded = { code: string; name: string; parent_code: string | null }

/** A flat list of coded rows as the tree that a cascader shows. */
export function asTree(rows: readonly Coded[]): Branch[] {
  const branches = new Map<string, Branch>(rows.map((row) => [row.code, { value: row.code, label: row.name }]))
  const roots: Branch[] = []
  for (const row of rows) {
    const branch = branches.get(row.code)
    if (!branch) continue
    const parent = row.parent_code ? branches.get(row.parent_code) : undefined
    if (parent) (parent.children ??= []).push(branch)
    else roots.push(branch)
  }
  return roots
}

const known = new WeakMap<readonly Coded[], Map<string, Coded>>()

/** The rows by their codes, gone through once however many names are looked up. */
function byCodeOf(rows: readonly Coded[]): Map<string, Coded> {
  const found = known.get(rows) ?? new Map(rows.map((row) => [row.code, row]))
  known.set(rows, found)
  return found
}

/** The names from the root down to a code, for reading. */
export function pathOf(rows: readonly Coded[], code: string): string[] {
  const byCode = byCodeOf(rows)
  const names: string[] = []
  for (
    let at = byCode.get(code);
    at && names.length < 6;
    at = at.parent_code ? byCode.get(at.parent_code) : undefined
  ) {
    names.unshift(at.name)
  }
  return names
}

export function useCategoryTree() {
  const { data } = useCategories()
  return computed(() => asTree(data.value ?? []))
}

export function useDivisionTree() {
  const { data } = useDivisions()
  return computed(() => asTree(data.value ?? []))
}

/** The outlines of the city's divisions, where the administrator has uploaded any. */
export function useBoundaries() {
  return useQuery({
    queryKey: ['boundaries'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/division-boundaries', { signal })),
    staleTime: 3_600_000,
  })
}
