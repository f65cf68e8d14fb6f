import { describe, expect, it } from 'vitest'
import { useSending } from './files'

const file = (name: string) => new File(['x'], name)

describe('the files of a registration', () => {
  it('are sent one after the other, each to its own work order', async () => {
    const told: string[] = []
    const all = [
      { number: '1', files: [file('a.jpg'), file('b.pdf')] },
      { number: '2', files: [file('c.png')] },
    ]
    const { rows, sendAll } = useSending(all, async (number, each) => told.push(`${number} ${each.name}`))
    expect(await sendAll()).toBe(true)
    expect(told).toEqual(['1 a.jpg', '1 b.pdf', '2 c.png'])
    expect(rows.value.map((row) => row.state)).toEqual(['sent', 'sent', 'sent'])
  })

  it('do not hold each other up when one is refused, and only that one is sent again', async () => {
    const told: string[] = []
    let isRefused = true
    const send = async (_: string, each: File) => {
      told.push(each.name)
      if (each.name === 'bad.exe' && isRefused) throw new Error('refused')
    }
    const { rows, sendAll } = useSending([{ number: '1', files: [file('bad.exe'), file('a.jpg')] }], send)
    expect(await sendAll()).toBe(false)
    expect(rows.value.map((row) => row.state)).toEqual(['failed', 'sent'])
    isRefused = false
    expect(await sendAll()).toBe(true)
    expect(told).toEqual(['bad.exe', 'a.jpg', 'bad.exe'])
  })
})
