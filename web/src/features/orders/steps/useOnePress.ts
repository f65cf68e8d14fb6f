import { ref } from 'vue'
import { asProblem } from '@/api/errors'
import { sendOnce } from '@/api/idempotency'
import type { WorkOrder } from '@/api/types'
import { takeStep, useWorkOrderUpdate } from '../queries'
import { STEP_FORMS } from './table'

/** Steps without anything to fill in: one press takes them, so the version that the page shows is the one that was seen. */
export function useOnePress() {
  const update = useWorkOrderUpdate()
  const isBusy = ref(false)
  const error = ref<unknown>(null)
  type Press = { number: string; resource: string; version: number }
  const send = sendOnce(({ number, resource, version }: Press, key: string) =>
    takeStep(number, resource, { version }, key),
  )

  /** Whether the step was taken. */
  async function press(order: WorkOrder, step: string): Promise<boolean> {
    const resource = STEP_FORMS[step]?.resource
    if (isBusy.value || !resource) return false
    isBusy.value = true
    error.value = null
    try {
      const after = await send({ number: String(order.number), resource, version: order.version })
      if (after) update(after)
      return true
    } catch (thrown) {
      error.value = asProblem(thrown)
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { isBusy, error, press }
}
