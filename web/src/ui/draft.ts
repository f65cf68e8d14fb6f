import { onScopeDispose, reactive, watch } from 'vue'

const PREFIX = 'draft:'

/** What a person has typed, kept in this tab until it is sent: a reload, a refusal or an expired session loses nothing. */
export function useDraft<Fields extends object>(name: string, blank: () => Fields) {
  const key = PREFIX + name
  const fields = reactive({ ...blank(), ...stored() }) as Fields

  function stored(): Partial<Fields> {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Fields>
    } catch {
      return {}
    }
  }

  const stop = watch(fields, () => sessionStorage.setItem(key, JSON.stringify(fields)), { deep: true })
  onScopeDispose(stop)

  function forget() {
    Object.assign(fields, blank())
    // After the watcher has written the blank form.
    queueMicrotask(() => sessionStorage.removeItem(key))
    setTimeout(() => sessionStorage.removeItem(key))
  }

  return { fields, forget, wasRestored: sessionStorage.getItem(key) !== null }
}

/** Drafts belong to a person: signing out or another person signing in clears them. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
