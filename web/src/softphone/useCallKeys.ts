import { onScopeDispose } from 'vue'

/** What the function keys do at the telephone; a key without an act is the browser's. */
export type CallKeys = Partial<Record<'F2' | 'F4' | 'F8' | 'F9', () => unknown>>

/** Acts on the function keys wherever the focus is, but not in the middle of a character that is being composed. */
export function useCallKeys(keys: () => CallKeys) {
  function onKey(event: KeyboardEvent) {
    if (event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    const act = keys()[event.key as keyof CallKeys]
    if (!act) return
    event.preventDefault()
    void act()
  }
  window.addEventListener('keydown', onKey)
  onScopeDispose(() => window.removeEventListener('keydown', onKey))
}
