import { onScopeDispose, reactive, watch } from 'vue'

const PREFIX = 'draft:'

/** What a person has typed, kept in this tab until it is sent: a reload, a refusal or an expired session loses nothing. */
export function useDraft<Fields extends object>(name: string, blank: () => Fields) {
  const key = PREFIX + name
  const fields = reactive({ ...blank(), ...stored() }) as Fields

  function stored(): Partial<Fields> {
    return draftOf(name) as Partial<Fields>
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

/** A draft as it is kept now; empty where there is none. */
export function draftOf(name: string): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + name) ?? '{}') as Record<string, unknown>
  } catch {
    return {}
  }
}

const AT_HAND = 'register'

/** The draft of a registration: each call has its own, so that no words come under another caller's number. */
export const registrationDraft = (call: string) => (call ? `${AT_HAND}:${call}` : AT_HAND)

/** The call whose registration was begun last and is not ended: whoever comes back without a call goes on there. */
export function callLeftOpen(): string {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(`${PREFIX}${AT_HAND}:`))
  const last = sessionStorage.getItem(`${PREFIX}last-${AT_HAND}`) ?? ''
  return keys.includes(PREFIX + registrationDraft(last)) ? last : ''
}

export const noteCallAtHand = (call: string) => sessionStorage.setItem(`${PREFIX}last-${AT_HAND}`, call)

/** Drafts belong to a person: signing out or another person signing in clears them. */
export function forgetDrafts() {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}
