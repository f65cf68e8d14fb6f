import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { postTo } from '@/api/raw'
import type { Seat } from '@/api/types'
import { canSpeak, deskPhone, type PhoneAccount, type PhoneDriver, type PhoneState } from './driver'

/** The telephone of the own seat: that on the desk, or this page, which then signs in at the switch as one. */
export function usePhone(seat: Ref<Seat | null>, onProblem: (thrown: unknown) => void) {
  const phone = shallowRef<PhoneDriver>(deskPhone())
  const state = ref<PhoneState>('off')

  function unplug() {
    phone.value.stop()
    phone.value = deskPhone()
    state.value = 'off'
  }

  async function plugIn(isDesk: boolean) {
    unplug()
    if (isDesk || !canSpeak()) return
    try {
      state.value = 'connecting'
      const account = await postTo<PhoneAccount>('/api/seats/own/telephone-accounts', {})
      const { pagePhone } = await import('./jssip')
      const driver = pagePhone(account)
      driver.onState((now) => {
        if (phone.value === driver) state.value = now
      })
      phone.value = driver
      await driver.start()
    } catch (thrown) {
      state.value = 'failed'
      onProblem(thrown)
    }
  }

  // A page that is opened anew finds its seat, and its telephone with it.
  watch(
    () => seat.value && `${seat.value.extension} ${seat.value.is_desk_phone}`,
    () => (seat.value ? void plugIn(seat.value.is_desk_phone) : unplug()),
    { immediate: true },
  )
  onScopeDispose(unplug)

  return { phone, state }
}
