import { computed, onScopeDispose, ref, shallowReactive, watch } from 'vue'
import { isTyping } from './keys'

/** What a key does. Its text in the locales is found by `label`. */
export type Shortcut = {
  /** Stays for ever, for a person's own choice of keys is kept by it. */
  name: string
  /** Such as `F2`, `Ctrl+K`, `Alt+1`, `Shift+J`, `/`; a key that is a character acts only where nobody types. */
  keys: string
  /** A key of the locales. */
  label: string
  group: 'everywhere' | 'telephone' | 'page'
  act: () => unknown
  /** While this says no the key is the browser's. */
  isOn?: () => boolean
  /** Acts also while a dialog is open: a dialog's own keys, the telephone's. */
  inDialogs?: boolean
}

/** Keys that browsers and input methods keep for themselves: a page that takes them surprises. */
const BROWSER_OWNED = new Set([
  ...['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Tab', 'Enter', 'Escape', 'Space', 'Backspace', 'Delete'],
  ...['Alt+D', 'Alt+E', 'Alt+F', 'Alt+F4', 'Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Ctrl+Space', 'Shift+Space'],
  ...[...'ACDFHJLNOPRTUVWXYZ0123456789+-='].map((key) => `Ctrl+${key}`),
  ...[...'BIJNPRTW'].map((key) => `Ctrl+Shift+${key}`),
])
const MODIFIERS = new Set([
  'Control',
  'Alt',
  'Shift',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
])

const registered = shallowReactive(new Set<() => readonly Shortcut[]>())
const chosen = ref<Record<string, string>>({})
let keptUnder = ''

/** The keys of an event as they are written, such as `Ctrl+K`; empty for a modifier alone or an input method at work. */
export function keysOf(event: KeyboardEvent): string {
  if (event.isComposing || event.keyCode === 229 || MODIFIERS.has(event.key)) return ''
  // With Alt some keyboards give another character than the key's own.
  const code = event.altKey ? /^(?:Key|Digit)(\w)$/.exec(event.code)?.[1] : undefined
  const key = code ?? (event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key)
  const isSign = key.length === 1 && !/[\p{L}\d]/u.test(key)
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    // A sign such as `?` has its Shift within it.
    event.shiftKey && !isSign ? 'Shift' : '',
    key,
  ]
  return parts.filter(Boolean).join('+')
}

/** Whether a browser or an input method keeps these keys for itself. */
export const isBrowserOwned = (keys: string): boolean => BROWSER_OWNED.has(keys)

/** The keys that this person uses for a shortcut. */
export const keysFor = (shortcut: Pick<Shortcut, 'name' | 'keys'>): string =>
  chosen.value[shortcut.name] ?? shortcut.keys

/** Everything that a key does on the page that is shown, the latest registered first. */
export const shortcutsNow = computed(() => [...registered].reverse().flatMap((list) => [...list()]))

/** Gives a shortcut other keys for this person; without keys its own again. Returns the shortcut that has them already. */
export function remap(shortcut: Shortcut, keys?: string): Shortcut | undefined {
  const other = shortcutsNow.value.find((each) => each.name !== shortcut.name && keysFor(each) === keys)
  if (other) return other
  const left = Object.fromEntries(Object.entries(chosen.value).filter(([name]) => name !== shortcut.name))
  chosen.value = keys && keys !== shortcut.keys ? { ...left, [shortcut.name]: keys } : left
  return undefined
}

/** Reads a person's own keys, kept in this browser under the account. */
export function keepKeysOf(account: string): void {
  keptUnder = account ? `shortcuts:${account}` : ''
  try {
    chosen.value = JSON.parse((keptUnder && localStorage.getItem(keptUnder)) || '{}') as Record<string, string>
  } catch {
    chosen.value = {}
  }
}
watch(chosen, (now) => keptUnder && localStorage.setItem(keptUnder, JSON.stringify(now)), { flush: 'sync' })

/** Registers what keys do while the component that asks is shown; what stands in the list may change. */
export function useShortcuts(list: () => readonly Shortcut[]): void {
  for (const each of list()) {
    if (isBrowserOwned(each.keys)) console.error(`${each.keys} (${each.name}) belongs to the browser.`)
  }
  registered.add(list)
  onScopeDispose(() => registered.delete(list))
}

const hasDialog = () =>
  [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some((each) => each.getClientRects().length > 0)

/** Does what the pressed keys mean; leaves them to the browser where they mean nothing. */
export function pressKeys(event: KeyboardEvent): void {
  const keys = keysOf(event)
  if (!keys || event.repeat || event.defaultPrevented) return
  const isCharacter = !/^(?:Ctrl|Alt)\+|^(?:Shift\+)?F\d+$/.test(keys)
  if (isCharacter && isTyping(event)) return
  const found = shortcutsNow.value.find((each) => keysFor(each) === keys && (each.isOn?.() ?? true))
  if (!found || (!found.inDialogs && hasDialog())) return
  event.preventDefault()
  void found.act()
}
