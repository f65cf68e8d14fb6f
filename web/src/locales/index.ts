import { createI18n } from 'vue-i18n'
import chinese, { type Messages } from './zh-CN'

export type Language = 'zh-CN' | 'en'

export const i18n = createI18n<[Messages], Language, false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': chinese } as never,
})

/** English comes when it is wanted, so that the first page stays light. */
export async function loadLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./en')).default)
  }
}
