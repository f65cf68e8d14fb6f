import { ref } from 'vue'

export type LiveState = 'connecting' | 'live' | 'lost'
export type WorkOrderEvent = { number: string; kind: string }

const RETRY_MS = 5_000

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
