/** Whether the reader is in the middle of something that a change of the page would take away from him. */
export function isWriting(): boolean {
  const active = document.activeElement
  if (active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement) {
    if (active.value.trim() && !['radio', 'checkbox', 'button'].includes(active.type)) return true
  }
  return [...document.querySelectorAll('[role="dialog"]')].some((dialog) => dialog.getClientRects().length > 0)
}
