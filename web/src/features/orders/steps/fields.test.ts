import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WorkOrder } from '@/api/types'
import { changesBetween, stepsSince } from './changes'
import { missingIn } from '@/ui/fields'
import { initialValues, stepBody, type StepForm } from './fields'
import { arranged, STEP_FORMS } from './table'

const order = {
  number: '2026112100001',
  title: '路灯不亮',
  request_type: 'complaint',
  urgency: 'ordinary',
  content: '一周',
  address: '',
  category: { code: 'C1', name: '路灯' },
  division: null,
  department: null,
  handling_due_at: null,
  stage: 'registered',
  history: [{ sequence: 1, kind: 'register' }],
} as unknown as WorkOrder
const form = (step: string) => STEP_FORMS[step] as StepForm

describe('what a step cannot do without', () => {
  it.each([
    ['answer', ['answer']],
    ['dispatch', ['department_code']],
    ['reply', ['answer', 'outcome']],
    ['return_reply', ['note']],
    ['send_back', ['reason', 'basis']],
    ['decline', ['ground', 'explanation']],
    ['refuse_send_back', ['note']],
    ['record_callback', ['was_reached']],
  ])('%s asks for %s', (step, fields) => {
    expect(missingIn(form(step).fields, initialValues(form(step), order))).toEqual(fields)
  })

  it('acknowledging, accepting and upholding ask for nothing', () => {
    for (const step of ['acknowledge', 'accept_reply', 'uphold_send_back', 'archive'])
      expect(missingIn(form(step).fields, initialValues(form(step), order))).toEqual([])
  })

  it('a requester who was not reached is not asked whether he is satisfied', () => {
    const asked = { ...initialValues(form('record_callback'), order), was_reached: false }
    expect(missingIn(form('record_callback').fields, asked)).toEqual([])
    expect(missingIn(form('record_callback').fields, { ...asked, was_reached: true })).toEqual([
      'solution',
      'satisfaction',
    ])
  })

  it('a requester who is not satisfied is asked why', () => {
    const asked = { was_reached: true, solution: 'solved', satisfaction: 'dissatisfied', channel: 'phone' }
    expect(missingIn(form('record_callback').fields, asked)).toEqual(['reason'])
  })
})

describe('what a step sends', () => {
  it('says the outcome that the step stands for', () => {
    expect(stepBody(form('refuse_extension'), { note: ' 证据不足 ' }, {})).toEqual({
      outcome: 'refused',
      note: '证据不足',
    })
  })

  it('leaves out what is not asked for', () => {
    const body = stepBody(form('record_callback'), { channel: 'phone', was_reached: false, solution: 'solved' }, {})
    expect(body).toEqual({ channel: 'phone', was_reached: false, comment: '' })
  })

  it('amends only what was changed', () => {
    const first = initialValues(form('amend'), order)
    expect(stepBody(form('amend'), { ...first, address: ' 文庙巷 ' }, first)).toEqual({ address: '文庙巷' })
  })

  it('says that no department was proposed', () => {
    const body = stepBody(
      form('send_back'),
      { reason: '非本单位职责', basis: '三定方案', proposed_department_code: '' },
      {},
    )
    expect(body.proposed_department_code).toBeNull()
  })
})

describe('every step', () => {
  it('is sent to an address that the interface has', () => {
    const document = readFileSync(join(import.meta.dirname, '../../../../openapi.json'), 'utf8')
    const known = new Set(Object.keys((JSON.parse(document) as { paths: object }).paths))
    const unknown = Object.entries(STEP_FORMS).filter(
      ([, each]) => !known.has(`/api/work-orders/{number}/${each.resource}`),
    )
    expect(unknown.map(([step]) => step)).toEqual([])
  })
})

describe('the steps beside the title', () => {
  it('are few, the most pressing first, and nothing is lost', () => {
    const offered = ['amend', 'answer', 'merge', 'dispatch', 'withdraw', 'remind']
    const { front, groups } = arranged(offered)
    expect(front).toEqual(['dispatch', 'answer', 'remind'])
    expect([...front, ...groups.flatMap((group) => group.steps)].sort()).toEqual([...offered].sort())
  })
})

describe('an order that moved while a form was open', () => {
  it('tells the fields that read differently and the steps taken since', () => {
    const after = {
      ...order,
      stage: 'dispatched',
      department: { code: 'CG', name: '市城管局' },
      history: [...order.history, { sequence: 2, kind: 'dispatch' }],
    } as WorkOrder
    expect(changesBetween(order, after)).toEqual([
      { field: 'stage', before: 'registered', after: 'dispatched' },
      { field: 'department', before: '', after: '市城管局' },
    ])
    expect(stepsSince(order, after).map((entry) => entry.kind)).toEqual(['dispatch'])
  })
})
