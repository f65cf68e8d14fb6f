import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

/** What the address bar says after `?`, as plain texts: a page's filters live there so that they can be sent and kept. */
export function useAddress() {
  const route = useRoute()
  const router = useRouter()
  const values = computed(() => {
    const texts: Record<string, string> = {}
    for (const [key, value] of Object.entries(route.query)) if (typeof value === 'string') texts[key] = value
    return texts
  })
  const read = (key: string, otherwise = '') => values.value[key] || otherwise

  /** Changes some of them; an empty text takes the key away. */
  async function write(patch: Record<string, string>, asNewPage = false): Promise<void> {
    const merged = { ...route.query, ...patch }
    const query: LocationQueryRaw = Object.fromEntries(Object.entries(merged).filter(([, value]) => value))
    await (asNewPage ? router.push({ query }) : router.replace({ query }))
  }

  return { values, read, write }
}
