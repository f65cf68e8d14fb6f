import { ref } from 'vue'
import { useSession } from '@/api/session'

const RETRY_MS = 3_000

/** Whether the backend has not answered yet although it was asked. */
export const isAway = ref(false)
export const isReady = ref(false)

let ready: () => void = () => undefined
/** Settles once the hotline and the session are known; pages wait for it. */
export const booted = new Promise<void>((resolve) => (ready = resolve))

/** Asks which hotline this is and who is signed in, again and again until the backend answers. */
export async function boot(): Promise<void> {
  const session = useSession()
  try {
    await Promise.all([session.loadHotline(), session.resume()])
    isAway.value = false
    isReady.value = true
    ready()
  } catch {
    isAway.value = true
    setTimeout(boot, RETRY_MS)
  }
}
