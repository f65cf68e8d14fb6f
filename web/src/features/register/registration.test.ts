import { describe, expect, it } from 'vitest'
import { asBatch, asRegistration, blankMatter, blankRegistration, faultsIn, fieldNamed, matterOf } from './registration'

const filled = () => ({ ...blankRegistration(), title: ' 路灯不亮 ', content: '一周', category_code: 'C1' })

describe('a registration', () => {
  it('asks for title, category and content, and for the answer when it ends at once', () => {
    expect(Object.keys(faultsIn(blankRegistration(), true))).toEqual(['title', 'category_code', 'content', 'answer'])
    expect(faultsIn(filled(), false)).toEqual({})
  })

  it('is not held up by a missing name, number or address', () => {
    expect(faultsIn({ ...filled(), requester_name: '', phone_number: '', address: '' }, false)).toEqual({})
  })

  it('refuses a telephone number that cannot be one', () => {
    expect(faultsIn({ ...filled(), phone_number: 'abc' }, false)).toHaveProperty('phone_number')
    expect(faultsIn({ ...filled(), phone_number: '0916-12345' }, false)).toEqual({})
  })

  it('leaves nothing of an anonymous requester', () => {
    const sent = asRegistration(
      { ...filled(), is_anonymous: true, requester_name: '某', phone_number: '13800000000' },
      false,
    )
    expect(sent.requester).toMatchObject({ name: '', phone_number: '', is_anonymous: true })
  })

  it('carries an answer only when it ends at once', () => {
    const fields = { ...filled(), answer: '已告知办理时间' }
    expect(asRegistration(fields, false).answer).toBeNull()
    expect(asRegistration(fields, true).answer).toBe('已告知办理时间')
  })

  it("finds its field by the backend's name of it", () => {
    expect(fieldNamed('requester.phone_number')).toBe('phone_number')
    expect(fieldNamed('requester.name')).toBe('requester_name')
    expect(fieldNamed('title')).toBe('title')
    expect(fieldNamed('unknown')).toBeNull()
  })

  it('takes a second matter of the same call with the requester typed once', () => {
    const first = { ...filled(), address: '文庙巷', requester_name: '测试甲', phone_number: '0916-12345' }
    const second = { ...first, ...blankMatter(first), earlier: [matterOf(first)] }
    expect(second).toMatchObject({ title: '', address: '文庙巷', requester_name: '测试甲' })
    const sent = asBatch({ ...second, title: '垃圾未清运', content: '三天', category_code: 'C2' }, false)
    expect(sent.matters.map((matter) => matter.title)).toEqual(['路灯不亮', '垃圾未清运'])
    expect(sent.requester?.name).toBe('测试甲')
  })

  it('refuses a credit code that cannot be one, of enterprises only', () => {
    const fields = { ...filled(), unified_credit_code: '123' }
    expect(faultsIn(fields, false)).toEqual({})
    expect(faultsIn({ ...fields, requester_kind: 'enterprise' }, false)).toHaveProperty('unified_credit_code')
  })
})
