import { getFrom } from '@/api/raw'
import type { Call, WorkOrder } from '@/api/types'
import { draftOf, registrationDraft } from '@/ui/draft'

/** What an emergency service is told. */
export type Handover = { matter: string; place: string; work_order_number: string }

const LONGEST = 200
const brief = (...parts: unknown[]) =>
  parts
    .map((part) => String(part ?? '').trim())
    .filter(Boolean)
    .join(' · ')
    .slice(0, LONGEST)

/** What is being written about the call; else what was registered of it last; else nothing. */
export async function handoverOf(call: string): Promise<Handover> {
  const written = draftOf(registrationDraft(call))
  const matter = brief(written.title, written.content)
  if (matter || written.address) return { matter, place: brief(written.address), work_order_number: '' }
  try {
    const { work_orders: registered } = await getFrom<Call>(`/api/calls/${call}`)
    const last = registered.at(-1)
    if (!last) return { matter: '', place: '', work_order_number: '' }
    const order = await getFrom<WorkOrder>(`/api/work-orders/${last.number}`)
    return {
      matter: brief(order.title, order.content),
      place: brief(order.division?.name, order.address),
      work_order_number: String(last.number),
    }
  } catch {
    // An emergency does not wait for a page that cannot be read.
    return { matter: '', place: '', work_order_number: '' }
  }
}
