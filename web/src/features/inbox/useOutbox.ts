import { useQueryClient } from '@tanstack/vue-query'
import { onScopeDispose, shallowRef } from 'vue'
import { newIdempotencyKey } from '@/api/idempotency'
import { postTo } from '@/api/raw'
import { useSession } from '@/api/session'
import type { FieldValues } from '@/ui/fields'
import { sendAll, sendOne, type Senders } from './outbox'
import { draftKey, keeping, type Photo, type Waiting } from './store'
import { uploadPhoto } from './uploading'

const TRY_EVERY_MS = 20_000
export type Step = { number: string; title: string; step: string; resource: string; body: FieldValues; photos: Photo[] }

const senders: Senders = {
  photo: (number, photo) => uploadPhoto(number, photo.name, photo.blob, () => undefined),
  step: (number, resource, body, key) => postTo(`/api/work-orders/${number}/${resource}`, body, key),
}

/** The steps that wait on this device: shown, tried when the network is back, taken back, given up. */
export function useOutbox() {
  const session = useSession()
  const queries = useQueryClient()
  const account = () => session.person?.account ?? ''
  const entries = shallowRef<Waiting[]>([])
  const isOnline = shallowRef(navigator.onLine)
  let isTrying = false

  async function reread() {
    const all = await keeping.outbox.all()
    entries.value = all.filter((each) => each.account === account())
  }

  /** What the platform shows of it is old now. */
  const told = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['work-order'] }),
      queries.invalidateQueries({ queryKey: ['work-orders'] }),
    ])

  async function sendWaiting() {
    if (isTrying) return
    isTrying = true
    try {
      const sent = await sendAll(account(), keeping.outbox, senders)
      await reread()
      if (sent.length) await told()
    } finally {
      isTrying = false
    }
  }

  /** Keeps the step first, then tries it; a refusal gives it back to whoever wrote it. */
  async function take(step: Step) {
    const entry: Waiting = {
      ...step,
      photos: step.photos.map((photo) => ({ ...photo })),
      id: newIdempotencyKey(),
      key: newIdempotencyKey(),
      account: account(),
      at: new Date().toISOString(),
      state: 'waiting',
    }
    isTrying = true
    try {
      await keeping.outbox.put(entry)
      const result = await sendOne(entry, keeping.outbox, senders)
      if (result.outcome === 'refused') await keeping.outbox.remove(entry.id)
      else await keeping.drafts.remove(draftKey(entry.account, entry.number, entry.step))
      await reread()
      // Whoever pressed hears of it now; what the page shows is read again beside that.
      void told()
      return result
    } finally {
      isTrying = false
    }
  }

  /** Back into the form, as a draft. */
  async function takeBack(entry: Waiting) {
    await keeping.drafts.put({
      key: draftKey(entry.account, entry.number, entry.step),
      account: entry.account,
      values: entry.body,
      photos: entry.photos,
    })
    await discard(entry)
  }

  async function discard(entry: Waiting) {
    await keeping.outbox.remove(entry.id)
    await reread()
  }

  const online = () => {
    isOnline.value = navigator.onLine
    if (isOnline.value) void sendWaiting()
  }
  window.addEventListener('online', online)
  window.addEventListener('offline', online)
  const timer = setInterval(() => entries.value.length && void sendWaiting(), TRY_EVERY_MS)
  onScopeDispose(() => {
    window.removeEventListener('online', online)
    window.removeEventListener('offline', online)
    clearInterval(timer)
  })
  void reread().then(sendWaiting)

  return { entries, isOnline, sendWaiting, take, takeBack, discard }
}

export type Outbox = ReturnType<typeof useOutbox>
