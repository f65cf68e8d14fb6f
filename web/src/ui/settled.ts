import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

/** A value as it was when the person last paused typing. */
export function useSettled<Value>(source: () => Value, waitMs = 500): Readonly<Ref<Value>> {
  const settled = ref(source()) as Ref<Value>
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(source, (now) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => (settled.value = now), waitMs)
  })
  onScopeDispose(() => clearTimeout(waiting))
  return readonly(settled) as Readonly<Ref<Value>>
}
