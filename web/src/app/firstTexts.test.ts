import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import first from '@/locales/first.zh-CN'
import chinese from '@/locales/zh-CN'
import { router } from './router'

const SOURCES = join(import.meta.dirname, '..')
const IMPORTS = /^import (?!type)(?:[^'"]*? from )?'([^']+)'|^export [^'"]*? from '([^']+)'/gm
type Texts = { [key: string]: string | Texts }
const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [before + key] : keysOf(text, `${before}${key}.`),
  )

function fileOf(from: string, named: string): string | undefined {
  const path = named.startsWith('@/') ? join(SOURCES, named.slice(2)) : resolve(dirname(from), named)
  return ['', '.ts', '/index.ts'].map((end) => path + end).find((each) => /\.(ts|vue)$/.test(each) && existsSync(each))
}

/** Every file that comes with one: what it imports, and not what it fetches later. The texts themselves are left out. */
function filesWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || /src\/locales\//.test(file)) return seen
  seen.add(file)
  for (const match of readFileSync(file, 'utf8').matchAll(IMPORTS)) {
    const named = match[1] ?? match[2] ?? ''
    const found = /^[@.]/.test(named) ? fileOf(file, named) : undefined
    if (found) filesWith(found, seen)
  }
  return seen
}

/** What is fetched by a file, in place of what it imports. */
const fetchedBy = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/import\('([.@][^']+)'\)/g)].map((match) => fileOf(file, match[1] ?? ''))

/** The keys and the groups of keys that a source asks for. */
function askedFor(source: string): string[] {
  const groups = [...source.matchAll(/\bt[e]?\(`([\w.]+\.)\$\{/g), ...source.matchAll(/word\('([\w.]+)'/g)]
  const names = groups.map((match) => `${match[1]}.`.replace('..', '.'))
  return keysOf(chinese).filter((key) => source.includes(`'${key}'`) || names.some((group) => key.startsWith(group)))
}

describe('the texts that come with the first page', () => {
  const known = new Set(keysOf(first))
  const frame = filesWith(join(SOURCES, 'app/main.ts'))
  const desk = filesWith(join(SOURCES, 'features/register/pages/Desk.vue'))
  const files = [...new Set([...frame, ...desk])].filter((file) => !file.endsWith('routes.ts'))

  it('are all that the frame and the desk say', () => {
    expect(files.length).toBeGreaterThan(60)
    const missing = files.flatMap((file) =>
      askedFor(readFileSync(file, 'utf8'))
        .filter((key) => !known.has(key))
        .map((key) => `${relative(SOURCES, file)}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('are all that is said by what the frame and the desk fetch later, save pages and languages', () => {
    const later = files.filter((file) => file.endsWith('.vue')).flatMap(fetchedBy)
    const missing = later.flatMap((file) =>
      [...filesWith(file ?? '')].flatMap((each) =>
        askedFor(readFileSync(each, 'utf8'))
          .filter((key) => !known.has(key))
          .map((key) => `${relative(SOURCES, each)}: ${key}`),
      ),
    )
    expect(later.length).toBeGreaterThan(2)
    expect([...new Set(missing)]).toEqual([])
  })

  it('name the pages that wait for no others', () => {
    const waiting = router.getRoutes().filter((route) => route.meta.isSaidAtFirst)
    expect([...new Set(waiting.map((route) => route.name))].sort()).toEqual([
      'first-start',
      'password',
      'register',
      'sign-in',
    ])
    expect(waiting.filter((route) => !known.has(route.meta.title ?? ''))).toEqual([])
  })

  it.each(['SignIn', 'ChangePassword', 'FirstStart'])('are all that %s says', (page) => {
    const said = [...filesWith(join(SOURCES, `features/auth/pages/${page}.vue`))]
    const missing = said.flatMap((file) => askedFor(readFileSync(file, 'utf8'))).filter((key) => !known.has(key))
    expect(missing).toEqual([])
  })

  it('leave most of the texts to the rest', () => {
    expect(known.size).toBeLessThan(keysOf(chinese).length / 3)
  })
})
