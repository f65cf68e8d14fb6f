/**
 * How a telephone in the page stands; `silent` where a call was to be taken and the browser gives no microphone.
 * Of a desk telephone nothing is known here: the platform commands it.
 */
export type PhoneState = 'off' | 'connecting' | 'registered' | 'ringing' | 'talking' | 'silent' | 'failed'

export interface PhoneDriver {
  /** Whether the page itself speaks and hears. */
  readonly isInPage: boolean
  onState(listener: (state: PhoneState) => void): void
  start(): Promise<void>
  answer(): void
  hangUp(): void
  stop(): void
}

export type PhoneAccount = { number: string; password: string; socket: string }

/** A desk telephone: it rings and is picked up on the desk. */
export function deskPhone(): PhoneDriver {
  return {
    isInPage: false,
    onState: () => undefined,
    start: () => Promise.resolve(),
    answer: () => undefined,
    hangUp: () => undefined,
    stop: () => undefined,
  }
}

/** Without a secure page a browser gives no microphone. */
export const canSpeak = () => window.isSecureContext && Boolean(navigator.mediaDevices)
