import { ref, watch, type Ref } from 'vue'

/** A choice of this person, kept in this browser under a name. */
export function useKept<Value>(name: string, otherwise: Value): Ref<Value> {
  const read = (): Value => {
    try {
      const stored = localStorage.getItem(name)
      return stored === null ? otherwise : (JSON.parse(stored) as Value)
    } catch {
      return otherwise
    }
  }
  const value = ref(read()) as Ref<Value>
  watch(value, (chosen) => localStorage.setItem(name, JSON.stringify(chosen)), { deep: true })
  return value
}
