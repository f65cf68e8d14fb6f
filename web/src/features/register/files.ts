/** Files that go with a registration: they are sent one by one when the work order has its number. */
import { ref } from 'vue'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/raw'

/** Files of one work order. */
export type FilesOf = { number: string; files: readonly File[] }
export type Sending = {
  number: string
  file: File
  state: 'waiting' | 'sending' | 'sent' | 'failed'
  error: unknown
}
export type Send = (number: string, file: File) => Promise<unknown>

const attach: Send = (number, file) => upload<Attachment>(`/api/work-orders/${number}/attachments`, file)

/** One file after the other; one that is refused does not hold up the others, and is sent again on request. */
export function useSending(all: readonly FilesOf[], send: Send = attach) {
  const rows = ref<Sending[]>(
    all.flatMap(({ number, files }) =>
      files.map((file) => ({ number, file, state: 'waiting', error: null }) as Sending),
    ),
  )
  const isBusy = ref(false)

  /** Sends what was not sent yet; true when everything is. */
  async function sendAll(): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    for (const row of rows.value) {
      if (row.state === 'sent') continue
      Object.assign(row, { state: 'sending', error: null })
      try {
        await send(row.number, row.file)
        row.state = 'sent'
      } catch (thrown) {
        Object.assign(row, { state: 'failed', error: thrown })
      }
    }
    isBusy.value = false
    return rows.value.every((row) => row.state === 'sent')
  }

  return { rows, isBusy, sendAll }
}
