import { describe, expect, it } from 'vitest'
import { together, type AnyRecord } from './records'

const reminder = (id: number, rest: object = {}) =>
  ({
    id,
    work_order: { number: String(id), title: '' },
    department: { code: '01', name: '市城管局' },
    level: 'ordinary',
    reason: '48',
    text: '请按时办结',
    at: `2026-11-22T13:57:0${id}Z`,
    by_name: '系统',
    read_at: null,
    read_by_name: null,
    ...rest,
  }) as unknown as AnyRecord
const ids = (groups: AnyRecord[][]) => groups.map((group) => group.map((each) => each.id))

describe('reminders', () => {
  it('of one department, minute and reason are told together, in the order of the first', () => {
    const other = reminder(2, { department: { code: '02', name: '市民政局' } })
    expect(ids(together('reminders', [reminder(1), other, reminder(3)]))).toEqual([[1, 3], [2]])
  })

  it('that were read, or say something else, stand alone, as every other record does', () => {
    const read = reminder(2, { read_at: '2026-11-22T14:00:00Z' })
    const later = reminder(3, { at: '2026-11-22T13:58:00Z' })
    expect(ids(together('reminders', [reminder(1), read, later]))).toEqual([[1], [2], [3]])
    expect(ids(together('notices', [reminder(1), reminder(2)]))).toEqual([[1], [2]])
  })
})
