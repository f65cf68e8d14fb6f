import type { OwnSeat, Seat } from '@/api/types'

type Facts = Partial<Record<keyof Seat | 'queue_name', unknown>>

/**
 * The own seat as a notice tells it, or nothing where it has to be read: nobody sits there yet or any more, he sits
 * elsewhere, or it is not certain how he stands, which says something of the switch as well.
 */
export function movedOn(known: OwnSeat | undefined, told: Facts | undefined): OwnSeat | null {
  if (!known?.seat || !told || !known.switch || known.switch.is_stale) return null
  if (!told.state || !told.is_certain || told.extension !== known.seat.extension) return null
  const { queue_name: queueName, ...facts } = told
  return { ...known, seat: { ...known.seat, ...(facts as Partial<Seat>) }, queue_name: String(queueName ?? '') }
}
