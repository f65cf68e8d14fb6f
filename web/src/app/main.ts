import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { asProblem, nameFieldsBy } from '@/api/errors'
import { i18n, loadAllTexts } from '@/locales'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/element.css'
import { usePreferences } from '@/ui/preferences'
import { fieldName } from '@/ui/fieldName'
import App from './App.vue'
import { boot } from './boot'
import { fetchAhead, router } from './router'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // An answer is replaced as a whole, and some hold thousands of rows: nothing in it need be watched.
      shallow: true,
      // A refusal stays a refusal; only silence is worth a second try.
      retry: (failures, thrown) => failures < 2 && asProblem(thrown).isAway,
    },
  },
})

const REST_AFTER_MS = 3_000

async function start(): Promise<void> {
  nameFieldsBy(fieldName)
  const app = createApp(App)
  app.use(createPinia())
  app.use(i18n)
  app.use(VueQueryPlugin, { queryClient: queries })
  const preferences = usePreferences()
  await preferences.setLanguage(preferences.language)
  void boot()
  fetchAhead()
  app.use(router)
  app.mount('#app')
  await router.isReady()
  // What the other pages say comes while nobody waits; a page that is opened before asks for it itself.
  setTimeout(() => void loadAllTexts().catch(() => undefined), REST_AFTER_MS)
}

start().catch(() => undefined)
