import elementChinese from 'element-plus/es/locale/lang/zh-cn'
import type { Language as ElementTexts } from 'element-plus/es/locale'
import { shallowReactive } from 'vue'
import { createI18n } from 'vue-i18n'
import { compileText } from './compile'
import first from './first.zh-CN'
import type { Messages } from './zh-CN'

export type Language = 'zh-CN' | 'en'
type Part = () => Promise<{ default: object }>

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': first } as never,
  messageCompiler: compileText,
})

/** What the library's own parts say. */
export const elementTexts = shallowReactive<Partial<Record<Language, ElementTexts>>>({ 'zh-CN': elementChinese })

const REST: Record<Language, Part> = { 'zh-CN': () => import('./rest.zh-CN'), en: () => import('./rest.en') }
const coming = new Map<Part, Promise<void>>()
let isAllWanted = false

/** Fetches a part once; one that could not be fetched is fetched again when it is next wanted. */
function fetchPart(language: Language, part: Part): Promise<void> {
  let told = coming.get(part)
  if (!told) {
    told = part().then((texts) => i18n.global.mergeLocaleMessage(language, texts.default))
    coming.set(part, told)
    told.catch(() => coming.delete(part))
  }
  return told
}

const englishFirst: Part = async () => {
  const [texts, element] = await Promise.all([import('./first.en'), import('element-plus/es/locale/lang/en')])
  elementTexts.en = element.default
  return texts
}

/** What is said first in Chinese comes with the pages; all else when it is wanted, so that the first page stays light. */
export async function loadLanguage(language: Language): Promise<void> {
  await Promise.all([
    language === 'en' ? fetchPart('en', englishFirst) : undefined,
    isAllWanted ? fetchPart(language, REST[language]) : undefined,
  ])
}

/** What every page says, before one is shown that says more than the first does. */
export async function loadAllTexts(): Promise<void> {
  isAllWanted = true
  await loadLanguage(i18n.global.locale.value)
}
