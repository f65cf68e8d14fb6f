import { describe, expect, it } from 'vitest'
import type { WorkOrder } from '@/api/types'
import { openBeforeReply } from './openBeforeReply'

type Part = WorkOrder['assignments'][number]
const part = (name: string, more: Partial<Part>) =>
  ({ part: 'supporting', department: { code: name, name }, replied_at: null, ended_at: null, ...more }) as Part
const around = {
  contact_due_at: '2026-11-20T10:00:00Z' as string | null,
  first_contacted_at: null as string | null,
  assignments: [] as Part[],
}

describe('what is open when a reply is written', () => {
  it('is the first contact, unless it was made or nobody can be contacted', () => {
    expect(openBeforeReply(around).isNotContacted).toBe(true)
    expect(openBeforeReply({ ...around, first_contacted_at: '2026-11-20T09:00:00Z' }).isNotContacted).toBe(false)
    expect(openBeforeReply({ ...around, contact_due_at: null }).isNotContacted).toBe(false)
  })

  it('is every supporting department that has neither answered nor been released', () => {
    const assignments = [
      part('水利', {}),
      part('城管', { replied_at: '2026-11-20T09:00:00Z' }),
      part('住建', { ended_at: '2026-11-20T09:00:00Z' }),
      part('公安', { part: 'lead' }),
    ]
    expect(openBeforeReply({ ...around, assignments }).unanswered).toEqual(['水利'])
  })
})
