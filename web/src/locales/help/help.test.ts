import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, describe, expect, it } from 'vitest'
import english from './en'
import chinese from './zh-CN'

const CHINESE = /[\u3400-\u9fff\uff00-\uffef]/
let pages: string[] = []

beforeAll(async () => {
  setActivePinia(createPinia())
  const { router } = await import('@/app/router')
  // A page that stands alone explains itself: it has no bar with a way to its help.
  pages = router.getRoutes().flatMap((route) => (route.meta.isOpen || route.meta.isAlone ? [] : [String(route.name)]))
})

describe('the help', () => {
  it('is there for every page, in both languages', () => {
    expect(pages.filter((name) => !chinese[name])).toEqual([])
    expect(pages.filter((name) => !english[name])).toEqual([])
  })

  it('is there for no page that is gone', () => {
    const alone = ['password']
    expect(Object.keys(chinese).filter((name) => !pages.includes(name) && !alone.includes(name))).toEqual([])
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  it('says what the page is for and what can be done, in the language it is read in', () => {
    for (const [texts, isChinese] of [
      [chinese, true],
      [english, false],
    ] as const) {
      for (const [name, sentences] of Object.entries(texts)) {
        expect(sentences.length, name).toBeGreaterThanOrEqual(2)
        for (const each of sentences) expect(CHINESE.test(each), each).toBe(isChinese)
      }
    }
  })
})
