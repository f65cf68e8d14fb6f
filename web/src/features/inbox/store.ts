/** What is kept on this device: drafts and steps that wait to be sent, with their photographs. It survives a reload. */
import type { FieldValues } from '@/ui/fields'

export type Photo = {
  id: string
  name: string
  blob: Blob
  /** The number that the platform gave it once it was uploaded. */
  sent?: number
}
export type Draft = { key: string; account: string; values: FieldValues; photos: Photo[] }
export type Waiting = {
  id: string
  account: string
  number: string
  title: string
  step: string
  resource: string
  body: FieldValues
  photos: Photo[]
  /** The idempotency key: however often it is sent, it is done once. */
  key: string
  at: string
  state: 'waiting' | 'stuck'
  problem?: string
}

export interface Keeping {
  drafts: Shelf<Draft>
  outbox: Shelf<Waiting>
}
export interface Shelf<Kept> {
  get(key: string): Promise<Kept | undefined>
  all(): Promise<Kept[]>
  put(kept: Kept): Promise<void>
  remove(key: string): Promise<void>
}

const answered = <Answer>(request: IDBRequest<Answer>) =>
  new Promise<Answer>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('hotline-inbox', 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('drafts', { keyPath: 'key' })
    request.result.createObjectStore('outbox', { keyPath: 'id' })
  }
  return answered(request)
}

let database: Promise<IDBDatabase> | undefined

function shelf<Kept>(name: 'drafts' | 'outbox'): Shelf<Kept> {
  const within = async (mode: IDBTransactionMode) =>
    (await (database ??= opened())).transaction(name, mode).objectStore(name)
  return {
    get: async (key) => answered((await within('readonly')).get(key) as IDBRequest<Kept | undefined>),
    all: async () => answered((await within('readonly')).getAll() as IDBRequest<Kept[]>),
    put: async (kept) => void (await answered((await within('readwrite')).put(kept))),
    remove: async (key) => void (await answered((await within('readwrite')).delete(key))),
  }
}

export const keeping: Keeping = { drafts: shelf('drafts'), outbox: shelf('outbox') }

export const draftKey = (account: string, number: string, step: string) => `${account}/${number}/${step}`
