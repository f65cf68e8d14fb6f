import { ref } from 'vue'

export type LiveState = 'connecting' | 'live' | 'lost'
export type WorkOrderEvent = { number: string; kind: string }
/** `told` is what everybody would ask for at once, where the notice tells it. */
export type TelephonyEvent = { kind: string; told?: Record<string, unknown> }
type TelephonyListener = (kind: string, told?: TelephonyEvent['told']) => void

const RETRY_MS = 5_000

/** What else may hear: whoever shows seats and queues. `reset` says that something may have been missed. */
const telephony = new Set<TelephonyListener>()

/** Calls `listener` whenever something changes at telephones, until the function that it returns is called. */
export function onTelephony(listener: TelephonyListener): () => void {
  telephony.add(listener)
  return () => telephony.delete(listener)
}

/** The open line to the backend's events: its state, and what it tells about work orders. */
export function openEvents(onWorkOrder: (event: WorkOrderEvent) => void) {
  const state = ref<LiveState>('connecting')
  let source: EventSource | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  function open() {
    const tell: TelephonyListener = (kind, told) => telephony.forEach((listener) => listener(kind, told))
    source = new EventSource('/events')
    source.onopen = () => {
      // Whether the switch is heard is told when it changes, and not kept for whoever was away.
      if (state.value === 'lost') tell('telephony.switch')
      state.value = 'live'
    }
    source.onerror = () => {
      state.value = 'lost'
      // The browser reconnects by itself unless the server refused: then the line is closed for good.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY_MS)
    }
    source.addEventListener('reset', () => tell('reset'))
    source.addEventListener('telephony', (message) => {
      try {
        const { kind, told } = JSON.parse((message as MessageEvent<string>).data) as TelephonyEvent
        tell(kind, told)
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
