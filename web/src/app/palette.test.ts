import { describe, expect, it } from 'vitest'
import type { RouteRecordNormalized } from 'vue-router'
import { isMeant, offersOf, openPages } from './palette'

const page = (name: string, path: string, permissions: string[] = []) =>
  ({ name, path, meta: { title: name, section: name, permissions } }) as unknown as RouteRecordNormalized

describe('the palette', () => {
  it('offers the pages that somebody may open, and none that needs a record', () => {
    const routes = [
      page('orders', '/orders', ['read']),
      page('order', '/orders/:number', ['read']),
      page('project', '/projects/:id(\\d+)', ['read']),
      page('evaluation', '/evaluation/:scheme?', ['read']),
      page('people', '/people', ['administer']),
      page('lost', '/:anything(.*)*'),
    ]
    const found = openPages(routes, (...wanted) => wanted.includes('read'))
    expect(found.map((each) => each.name)).toEqual(['orders', 'evaluation'])
  })

  it('finds a page by all words in any order and case', () => {
    expect(isMeant('PAGE my', 'my page')).toBe(true)
    expect(isMeant('my page two', 'my page')).toBe(false)
    expect(isMeant('', 'anything')).toBe(true)
  })

  it('leads from a requester to his work orders, each once, and knows no unmasked name', () => {
    const order = { number: '1', title: 'Lamp', stage: 'dispatched', registered_at: '' }
    const person = { name_masked: 'W**', phone_number_masked: '138****0000', kind: 'person', work_orders: [order] }
    const went: string[] = []
    const offers = offersOf(
      { work_orders: [order], requesters: [person, { ...person, phone_number_masked: '139****0000' }], articles: [] },
      { t: (key) => key, stage: (code) => code },
      { order: (number) => went.push(number), read: () => undefined },
    )
    expect(new Set(offers.map((each) => each.id)).size).toBe(3)
    expect(offers[1]?.text).toBe('W** 138****0000 Lamp')
    offers[1]?.act()
    expect(went).toEqual(['1'])
  })
})
