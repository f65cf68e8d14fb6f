import { describe, expect, it } from 'vitest'
import { share, yuan } from './money'

describe('yuan', () => {
  it('groups thousands and keeps every fen of amounts beyond the exact numbers of a browser', () => {
    expect(yuan('17160289.87')).toBe('17,160,289.87')
    expect(yuan('9007199254740993.01')).toBe('9,007,199,254,740,993.01')
    expect(yuan('0')).toBe('0.00')
    expect(yuan('-1234.5')).toBe('-1,234.50')
  })
})

describe('share', () => {
  it('never leaves the bar', () => {
    expect(share('50', '200')).toBe(0.25)
    expect(share('300', '200')).toBe(1)
    expect(share('-1', '200')).toBe(0)
    expect(share('1', '0')).toBe(0)
  })
})
