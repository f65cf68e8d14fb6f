import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { i18n, loadLanguage, type Language } from '@/locales'
import { readCookie } from '@/api/client'

const YEAR_SECONDS = 31_536_000

/** How this person likes to read: language and size of type, kept in this browser. */
export const usePreferences = defineStore('preferences', () => {
  const language = ref<Language>(readCookie('language') === 'en' ? 'en' : 'zh-CN')
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
