/** Who else has an order open: said every few seconds while a page is, and heard with the same breath. */
import { useQuery } from '@tanstack/vue-query'
import { computed, onScopeDispose, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { answerOf, client } from '@/api/client'
import { useSettled } from '@/ui/settled'

const EVERY_MS = 10_000
// Who leafs through a list is not told of each page: its rows come first.
const SETTLED_MS = 400
const NOBODY: ReadonlyMap<string, Present[]> = new Map()
export type Present = { name: string; post: string; is_editing: boolean }

const at = (number: string) => ({ params: { path: { number } } })

/** Says that the reader has an order open, or writes on it, until another one is shown; gives who else has. */
export function usePresence(number: MaybeRefOrGetter<string>, isEditing: MaybeRefOrGetter<boolean>) {
  const others = ref<Present[]>([])

  async function say() {
    const about = toValue(number)
    if (!about || document.hidden) return
    try {
      const body = { is_editing: toValue(isEditing) }
      const heard = await answerOf(client.PUT('/api/work-orders/{number}/presence', { ...at(about), body }))
      if (about === toValue(number)) others.value = heard
    } catch {
      // Who else is there is a courtesy: without it the page works on.
      others.value = []
    }
  }

  function leave(about: string) {
    if (about) void client.DELETE('/api/work-orders/{number}/presence', at(about)).catch(() => undefined)
  }

  watch(
    () => toValue(number),
    (now, before) => {
      others.value = []
      if (before && before !== now) leave(before)
      void say()
    },
    { immediate: true },
  )
  watch(() => toValue(isEditing), say)
  const again = setInterval(say, EVERY_MS)
  onScopeDispose(() => {
    clearInterval(again)
    leave(toValue(number))
  })
  return others
}

/** Who else has the orders of a list open, by number. */
export function usePresences(numbers: MaybeRefOrGetter<readonly string[]>) {
  const settled = useSettled(() => toValue(numbers), SETTLED_MS)
  const query = useQuery({
    queryKey: computed(() => ['presences', settled.value]),
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/work-orders/presences', { params: { query: { numbers: [...settled.value] } }, signal }),
      ),
    enabled: computed(() => settled.value.length > 0),
    refetchInterval: EVERY_MS,
    placeholderData: (before) => before,
    retry: false,
  })
  return computed(() => {
    const found = query.data.value ?? []
    // Mostly there is nobody: then nothing is drawn anew.
    return found.length ? new Map<string, Present[]>(found.map((each) => [each.number, each.people] as const)) : NOBODY
  })
}
