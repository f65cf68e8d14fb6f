import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { i18n, loadLanguage, type Language } from '@/locales'
import { readCookie } from '@/api/client'

const YEAR_SECONDS = 31_536_000

/** What was chosen before; else English for a browser in English, Chinese for every other. */
function firstLanguage(): Language {
  const chosen = readCookie('language')
  if (chosen) return chosen === 'en' ? 'en' : 'zh-CN'
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

/** How this person likes to read: language and size of type, kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>(firstLanguage())
  const isLargeType = ref(localStorage.getItem('large_type') === 'yes')

  async function setLanguage(wanted: Language): Promise<void> {
    await loadLanguage(wanted)
    language.value = wanted
    i18n.global.locale.value = wanted
    document.documentElement.lang = wanted
    document.cookie = `language=${wanted}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  }

  watch(
    isLargeType,
    (isLarge) => {
      document.documentElement.classList.toggle('large-type', isLarge)
      localStorage.setItem('large_type', isLarge ? 'yes' : 'no')
    },
    { immediate: true },
  )

  return { language, isLargeType, setLanguage }
})
