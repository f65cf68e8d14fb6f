import type { Language } from '@/locales'

/** What a page is for, in its first sentence, and what can be done on it, one sentence each. By the route's name. */
export type Help = Record<string, readonly [about: string, ...deeds: string[]]>

/** The help of all pages, fetched when somebody asks for it. */
export async function loadHelp(language: Language): Promise<Help> {
  return (language === 'en' ? await import('./en') : await import('./zh-CN')).default
}
