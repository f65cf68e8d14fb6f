/** Sends what waits: photographs first, then the step, each step once however often it is tried. */
import { asProblem } from '@/api/errors'
import type { FieldValues } from '@/ui/fields'
import type { Photo, Shelf, Waiting } from './store'

export type Senders = {
  photo: (number: string, photo: Photo) => Promise<number>
  step: (number: string, resource: string, body: FieldValues, key: string) => Promise<unknown>
}
export type Outcome = 'sent' | 'kept' | 'refused'

/** Whether trying again later may help: nobody answered, the session has ended, or the platform is busy. */
export function mayHelpLater(thrown: unknown): boolean {
  const problem = asProblem(thrown)
  return problem.isAway || problem.status >= 500 || [401, 408, 425, 429].includes(problem.status)
}

/** One try. What was uploaded stays noted, so that a later try goes on from there. */
export async function sendOne(entry: Waiting, shelf: Shelf<Waiting>, send: Senders) {
  try {
    for (const photo of entry.photos) {
      if (photo.sent !== undefined) continue
      photo.sent = await send.photo(entry.number, photo)
      await shelf.put(entry)
    }
    const files = entry.photos.map((photo) => photo.sent as number)
    const body = files.length ? { ...entry.body, attachment_ids: files } : entry.body
    await send.step(entry.number, entry.resource, body, entry.key)
    await shelf.remove(entry.id)
    return { outcome: 'sent' as Outcome, error: null }
  } catch (thrown) {
    if (mayHelpLater(thrown)) return { outcome: 'kept' as Outcome, error: thrown }
    const problem = asProblem(thrown)
    await shelf.put({ ...entry, state: 'stuck', problem: [problem.title, problem.nextStep].filter(Boolean).join(' ') })
    return { outcome: 'refused' as Outcome, error: thrown }
  }
}

/** Tries everything of this person that waits, in the order in which it was written; stops where nobody answers. */
export async function sendAll(account: string, shelf: Shelf<Waiting>, send: Senders): Promise<string[]> {
  const sent: string[] = []
  const waiting = (await shelf.all()).filter((each) => each.account === account && each.state === 'waiting')
  for (const entry of waiting.sort((one, other) => one.at.localeCompare(other.at))) {
    const { outcome } = await sendOne(entry, shelf, send)
    if (outcome === 'kept') break
    if (outcome === 'sent') sent.push(entry.number)
  }
  return sent
}
