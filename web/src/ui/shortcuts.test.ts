import { effectScope } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepKeysOf, keysFor, keysOf, pressKeys, remap, useShortcuts, type Shortcut } from './shortcuts'

const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  target.dispatchEvent(event)
  return event
}
const shortcut = (keys: string, more: Partial<Shortcut> = {}): Shortcut => ({
  name: `test.${keys}`,
  keys,
  label: 'common.close',
  group: 'page',
  act: vi.fn(),
  ...more,
})
const scope = effectScope()
const shown = (list: Shortcut[]) => scope.run(() => useShortcuts(() => list))
document.addEventListener('keydown', pressKeys)

afterEach(() => {
  document.body.innerHTML = ''
  localStorage.clear()
  keepKeysOf('')
})

describe('the keys of an event', () => {
  it('are written the same on every keyboard', () => {
    expect(keysOf(press('k', { ctrlKey: true }))).toBe('Ctrl+K')
    expect(keysOf(press('k', { metaKey: true }))).toBe('Ctrl+K')
    expect(keysOf(press('¡', { altKey: true, code: 'Digit1' }))).toBe('Alt+1')
    expect(keysOf(press('?', { shiftKey: true }))).toBe('?')
    expect(keysOf(press('J', { shiftKey: true }))).toBe('Shift+J')
    expect(keysOf(press('Control', { ctrlKey: true }))).toBe('')
  })
})

describe('a shortcut', () => {
  it('acts, and keeps the key from the browser', () => {
    const one = shortcut('Ctrl+K')
    shown([one])
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true)
    expect(one.act).toHaveBeenCalledOnce()
  })

  it('leaves its key to the browser while it is off', () => {
    const off = shortcut('F4', { isOn: () => false })
    shown([off])
    expect(press('F4').defaultPrevented).toBe(false)
    expect(off.act).not.toHaveBeenCalled()
  })

  it('is deaf while an input method composes', () => {
    const one = shortcut('Alt+1')
    shown([one])
    press('1', { altKey: true, isComposing: true })
    expect(one.act).not.toHaveBeenCalled()
  })

  it('that is a character acts only where nobody types; one with Ctrl acts in a field too', () => {
    const [letter, combined] = [shortcut('J'), shortcut('Ctrl+Enter')]
    shown([letter, combined])
    const field = document.body.appendChild(document.createElement('textarea'))
    press('j', {}, field)
    press('Enter', { ctrlKey: true }, field)
    expect(letter.act).not.toHaveBeenCalled()
    expect(combined.act).toHaveBeenCalledOnce()
    press('j')
    expect(letter.act).toHaveBeenCalledOnce()
  })

  it('may not be a key of the browser', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    shown([shortcut('Alt+D')])
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
  })
})

describe("a person's own keys", () => {
  it('are kept under his account, and no other person has them', () => {
    const one = shortcut('F2', { name: 'test.answer' })
    shown([one])
    keepKeysOf('agent')
    expect(remap(one, 'Alt+A')).toBeUndefined()
    press('a', { altKey: true, code: 'KeyA' })
    expect(one.act).toHaveBeenCalledOnce()
    keepKeysOf('leader')
    expect(keysFor(one)).toBe('F2')
    keepKeysOf('agent')
    expect(keysFor(one)).toBe('Alt+A')
  })

  it('are not taken from another shortcut of the page', () => {
    const [one, other] = [shortcut('Alt+2'), shortcut('Alt+3')]
    shown([one, other])
    expect(remap(one, 'Alt+3')?.name).toBe(other.name)
    expect(keysFor(one)).toBe('Alt+2')
  })
})
