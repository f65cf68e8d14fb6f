import { describe, expect, it } from 'vitest'
import {
  answerAbout,
  answerDuplicate,
  asDraft,
  asRegistration,
  blankMatter,
  blankRegistration,
  faultsIn,
  fieldNamed,
  fillIn,
  isBlank,
  isFilledIn,
  pickSuggestion,
} from './registration'

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

  it('leaves person, call and place for a second matter of the same call, and nothing of the first', () => {
    const first = { ...filled(), address: '文庙巷', requester_name: '测试甲', call_reference: 'C-1', merge_into: '1' }
    const second = { ...first, ...blankMatter(first) }
    expect(second).toMatchObject({ title: '', content: '', merge_into: '', department_code: '' })
    expect(second).toMatchObject({ address: '文庙巷', requester_name: '测试甲', call_reference: 'C-1' })
  })

  it('sends who is to handle it with the dispatch only', () => {
    expect(asRegistration({ ...filled(), department_code: 'D1' }, false)).not.toHaveProperty('department_code')
  })

  it('marks what the system filled in until somebody changes it, and overwrites nothing', () => {
    const fields = filled()
    fillIn(fields, 'title', '别的标题')
    fillIn(fields, 'phone_number', '13800000000')
    expect(fields.title).toBe(' 路灯不亮 ')
    expect([isFilledIn(fields, 'title'), isFilledIn(fields, 'phone_number')]).toEqual([false, true])
    fields.phone_number = '13800000001'
    expect(isFilledIn(fields, 'phone_number')).toBe(false)
  })

  it('is blank while only the system has written in it', () => {
    const fields = blankRegistration()
    fillIn(fields, 'title', '路灯不亮')
    expect(isBlank(fields)).toBe(true)
    expect(isBlank({ ...fields, content: '一周' })).toBe(false)
  })

  it('has one answer about a possible duplicate, taken back by giving it again', () => {
    const fields = filled()
    answerDuplicate(fields, '1', 'related')
    answerDuplicate(fields, '1', 'merge')
    expect([answerAbout(fields, '1'), fields.related_to]).toEqual(['merge', []])
    answerDuplicate(fields, '1', 'merge')
    expect([answerAbout(fields, '1'), fields.merge_into]).toEqual(['', ''])
    answerDuplicate(fields, '2', 'distinct')
    expect(asRegistration(fields, false)).toMatchObject({ merge_into: null, distinct_from: ['2'] })
  })

  it('takes a suggested department with all its parts, and gives it up when it is taken again', () => {
    const fields = filled()
    const each = {
      department: { code: 'D1' },
      supporting: [{ code: 'D2' }],
      copied: [],
      legal_basis: '',
      reason: '同类',
    }
    pickSuggestion(fields, each as never)
    expect(fields).toMatchObject({ department_code: 'D1', supporting_codes: ['D2'], basis: '同类' })
    pickSuggestion(fields, each as never)
    expect(fields).toMatchObject({ department_code: '', supporting_codes: [], basis: '' })
  })

  it('takes of a stored draft only fields that there are, of their kind', () => {
    expect(asDraft({ title: '路灯', people_count: '3', related_to: {}, unknown: 1 })).toEqual({ title: '路灯' })
  })

  it('refuses a credit code that cannot be one, of enterprises only', () => {
    const fields = { ...filled(), unified_credit_code: '123' }
    expect(faultsIn(fields, false)).toEqual({})
    expect(faultsIn({ ...fields, requester_kind: 'enterprise' }, false)).toHaveProperty('unified_credit_code')
  })
})
