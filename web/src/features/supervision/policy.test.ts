import { describe, expect, it } from 'vitest'
import { missingIn } from '@/ui/fields'
import { bodyOfPolicy, changedTerms, firstOf, POLICY_FIELDS } from './policy'

const terms = Object.fromEntries(
  POLICY_FIELDS.filter((field) => field.kind === 'number').map((field) => [field.name, 3 as number | string]),
)
terms.accountability_rate = '0.9250'

describe('the policy of supervision', () => {
  it('opens with what holds and sends the same back, the rate as a share', () => {
    const first = firstOf(terms)
    expect(first.accountability_rate).toBe(92.5)
    expect(missingIn(POLICY_FIELDS, first)).toEqual([])
    const body = bodyOfPolicy({ ...first, note: '试行' })
    expect(body).toMatchObject({ note: '试行', terms: { accountability_rate: '0.925', reminder_hours: 3 } })
    expect(Object.keys(body.terms)).toHaveLength(16)
  })

  it('tells what a publication changed', () => {
    expect(changedTerms({ ...terms, reply_days_key: 5 }, terms)).toEqual(['reply_days_key'])
    expect(changedTerms({ ...terms, accountability_rate: '0.925' }, terms)).toEqual([])
  })
})
