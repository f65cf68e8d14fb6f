import { computed } from 'vue'
import { useSession } from '@/api/session'
import { todayLocal } from './format'
import { useAddress } from './query'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The period that a page of figures shows: from the address, else the whole year that the hotline has records of. */
export function usePeriod() {
  const session = useSession()
  const { read, write } = useAddress()
  const year = todayLocal().slice(0, 4)
  const whole = computed(() => ({
    from: session.hotline?.first_day ?? `${year}-01-01`,
    to: session.hotline?.last_day ?? `${year}-12-31`,
  }))
  const period = computed(() => ({
    from: DAY.test(read('from')) ? read('from') : whole.value.from,
    to: DAY.test(read('to')) ? read('to') : whole.value.to,
  }))
  const isWhole = computed(() => period.value.from === whole.value.from && period.value.to === whole.value.to)
  const isBackwards = computed(() => period.value.to < period.value.from)
  const change = (next: { from: string; to: string }) => write({ ...next, cursor: '' })
  const reset = () => write({ from: '', to: '', cursor: '' })
  return { period, whole, isWhole, isBackwards, change, reset }
}
