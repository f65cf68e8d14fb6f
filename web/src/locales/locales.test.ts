import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import branches from './branches.zh-CN'
import english from './en'
import words from './words.zh-CN'
import chinese from './zh-CN'

const SOURCES = join(import.meta.dirname, '..')
const CHINESE = /[\u3400-\u9fff\uff00-\uffef]/

type Texts = { [key: string]: string | Texts }
const keysOf = (texts: Texts, before = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [before + key] : keysOf(text, `${before}${key}.`),
  )
const textAt = (texts: Texts, key: string): string =>
  key.split('.').reduce<string | Texts | undefined>((at, part) => (at as Texts)[part], texts) as string
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$|schema\.d\.ts$|^locales/.test(name),
)

describe('the texts', () => {
  it('are the same keys in both languages', () => {
    expect(keysOf(english).sort()).toEqual(keysOf(chinese).sort())
  })

  it('take the same values in both languages', () => {
    const different = keysOf(chinese).filter((key) => {
      const [zh, en] = [placeholders(textAt(chinese, key)), placeholders(textAt(english, key))]
      return JSON.stringify(zh) !== JSON.stringify(en)
    })
    expect(different).toEqual([])
  })

  it('are Chinese in Chinese, and English has no Chinese but the switch to it', () => {
    const left = keysOf(english).filter((key) => CHINESE.test(textAt(english, key)))
    expect(left).toEqual(['app.otherLanguage', 'app.switchLanguage'])
  })

  it('stand in the locales only: no page has a Chinese literal', () => {
    const found = files.filter((name) => {
      const text = readFileSync(join(SOURCES, name), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/^\s*\/\/.*$/gm, '')
      return CHINESE.test(text)
    })
    expect(found).toEqual([])
  })

  it('exist for every key that a page names', () => {
    const known = new Set(keysOf(chinese))
    const missing = files.flatMap((name) =>
      [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/\bt\('([\w.]+)'/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key))
        .map((key) => `${name}: ${key}`),
    )
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const all = files.map((name) => readFileSync(join(SOURCES, name), 'utf8')).join('\n')
    // Keys that are put together at run time are used by their group.
    const groups = [...all.matchAll(/['"`]([\w.]+)\.\$\{/g)].map((match) => `${match[1]}.`)
    const wordGroups = [...all.matchAll(/word\('([\w.]+)'/g)].map((match) => `${match[1]}.`)
    // A table may name the group of words for its codes: then the group's bare name stands in the sources.
    const coded = Object.keys({ ...words, ...branches }).filter((group) => all.includes(`'${group}'`))
    const unused = keysOf(chinese).filter(
      (key) =>
        !all.includes(`'${key}'`) &&
        ![...groups, ...wordGroups, ...coded.map((group) => `${group}.`)].some((group) => key.startsWith(group)),
    )
    expect(unused).toEqual([])
  })
})
