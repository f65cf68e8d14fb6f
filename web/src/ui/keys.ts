import { onScopeDispose } from 'vue'

/** Whether a key belongs to what is being typed: a field, an input method at work, an open dialog or a list. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true
  const target = event.target as HTMLElement | null
  if (!target?.closest) return false
  return Boolean(target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"]'))
}

/** Listens to keys while the page that asked is shown. */
export function useKeys(handle: (event: KeyboardEvent) => void) {
  document.addEventListener('keydown', handle)
  onScopeDispose(() => document.removeEventListener('keydown', handle))
}
