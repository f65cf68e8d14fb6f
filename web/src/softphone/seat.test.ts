import { flushPromises, mount } from '@vue/test-utils'
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useSeat } from './seat'

const posted: string[] = []
let letThrough: (() => void)[] = []
vi.mock('@/api/events', () => ({ onTelephony: () => () => undefined }))
vi.mock('@/api/raw', () => ({
  getFrom: () => Promise.resolve({ seat: null }),
  postTo: (address: string) => {
    posted.push(address.split('/').at(-1) ?? '')
    return new Promise((resolve) => letThrough.push(() => resolve({ seat: null })))
  },
}))

afterEach(() => {
  posted.length = 0
  letThrough = []
})

function seatOfPage() {
  let seat: ReturnType<typeof useSeat> | undefined
  const Page = defineComponent({
    setup() {
      seat = useSeat()
      return () => h('div')
    },
  })
  mount(Page, { global: { plugins: [[VueQueryPlugin, { queryClient: new QueryClient() }]] } })
  return seat as ReturnType<typeof useSeat>
}

describe('the own seat', () => {
  it('asks for what was pressed meanwhile, in its turn', async () => {
    const { ask, busy } = seatOfPage()
    void ask('resumptions')
    const hungUp = ask('hang-ups')
    await flushPromises()
    expect(posted).toEqual(['resumptions'])
    letThrough.shift()?.()
    await flushPromises()
    expect(posted).toEqual(['resumptions', 'hang-ups'])
    letThrough.shift()?.()
    expect(await hungUp).toBe(true)
    expect(busy.value).toBe('')
  })

  it('asks once for what is pressed twice', async () => {
    const { ask } = seatOfPage()
    void ask('hang-ups')
    expect(await ask('hang-ups')).toBe(false)
    await flushPromises()
    expect(posted).toEqual(['hang-ups'])
  })
})
