import { ref } from 'vue'

export type LiveState = 'connecting' | 'live' | 'lost'
export type WorkOrderEvent = { number: string; kind: string }

const RETRY_MS = 5_000

/** What else may hear: whoever shows seats and queues. `reset` says that something may have been missed. */
const telephony = new Set<(kind: string) => void>()

/** Calls `listener` whenever something changes at telephones, until the function that it returns is called. */
export function onTelephony(listener: (kind: string) => void): () => void {
  telephony.add(listener)
  return () => telephony.delete(listener)
}

/** The open line to the backend's events: its state, and what it tells about work orders. */
export function openEvents(onWorkOrder: (event: WorkOrderEvent) => void) {
  const state = ref<LiveState>('connecting')
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  function open() {
    source = new EventSource('/events')
    source.onopen = () => (state.value = 'live')
    source.onerror = () => {
      state.value = 'lost'
      // The browser reconnects by itself unless the server refused: then the line is closed for good.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS)
    }
    const tell = (kind: string) => telephony.forEach((listener) => listener(kind))
    source.addEventListener('reset', () => tell('reset'))
    source.addEventListener('telephony', (message) => {
      try {
        tell((JSON.parse((message as MessageEvent<string>).data) as WorkOrderEvent).kind)
      } catch {
        tell('reset')
      }
    })
    source.addEventListener('work_order', (message) => {
      try {
        onWorkOrder(JSON.parse((message as MessageEvent<string>).data) as WorkOrderEvent)
      } catch {
        // A message that cannot be read still says that something changed.
        onWorkOrder({ number: '', kind: '' })
      }
    })
  }

  function close() {
    clearTimeout(retry)
    source?.close()
    source = null
  }

  open()
  return { state, close }
}
