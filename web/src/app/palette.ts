/** What the command palette offers: pages and acts by their names, and what the one search found. */
import type { RouteRecordNormalized } from 'vue-router'
import type { Found } from '@/api/types'

export type Article = Found['articles'][number]
export type Offer = {
  id: string
  group: 'pages' | 'acts' | 'orders' | 'people' | 'knowledge'
  text: string
  detail?: string
  keys?: string
  act: () => unknown
}
type Words = (key: string) => string
type May = (...wanted: string[]) => boolean

/** Pages that somebody may open without saying which record he means. */
export function openPages(routes: readonly RouteRecordNormalized[], may: May): RouteRecordNormalized[] {
  return routes.filter(({ name, path, meta }) => {
    const needsNothing = !/:\w+(?:\([^)]*\))*(?!\?)(?:\/|$)/.test(path) && !path.includes('*')
    const isOpen = !meta.permissions?.length || may(...meta.permissions)
    return Boolean(name && meta.title && meta.section) && needsNothing && isOpen
  })
}

/** Whether every word that was typed occurs in one of the texts, whatever its case. */
export function isMeant(typed: string, ...texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

/** What was found, as offers: a work order or a requester's leads to its page, an article is read at once. */
export function offersOf(
  found: Found | undefined,
  words: { t: Words; stage: (code: string) => string },
  go: { order: (number: string) => unknown; read: (article: Article) => unknown },
): Offer[] {
  if (!found) return []
  const order = (group: Offer['group'], each: Found['work_orders'][number], before = ''): Offer => ({
    id: `${group}-${before}${each.number}`,
    group,
    text: before ? `${before} ${each.title}` : each.title,
    detail: `${each.number} ${words.stage(each.stage)}`,
    act: () => go.order(each.number),
  })
  return [
    ...found.work_orders.map((each) => order('orders', each)),
    ...found.requesters.flatMap((each, at) =>
      each.work_orders.map((own) => ({
        ...order('people', own, `${each.name_masked} ${each.phone_number_masked}`.trim()),
        id: `people-${at}-${own.number}`,
      })),
    ),
    ...found.articles.map((each) => ({
      id: `knowledge-${each.id}`,
      group: 'knowledge' as const,
      text: each.title,
      detail: [each.category, each.department].filter(Boolean).join(words.t('common.joint')),
      act: () => go.read(each),
    })),
  ]
}
