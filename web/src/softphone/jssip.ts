import JsSIP from 'jssip'
import type { PhoneAccount, PhoneDriver, PhoneState } from './driver'

type Session = {
  direction: string
  connection?: RTCPeerConnection
  answer(options: object): void
  terminate(): void
  on(event: string, listener: (told: { peerconnection?: RTCPeerConnection }) => void): void
}

/** The telephone in the page: SIP over the platform's own socket, sound by WebRTC. */
export function pagePhone(account: PhoneAccount): PhoneDriver {
  let agent: InstanceType<typeof JsSIP.UA> | null = null
  let session: Session | null = null
  let tell: (state: PhoneState) => void = () => undefined
  const sound = new Audio()
  sound.autoplay = true

  function hear(connection: RTCPeerConnection) {
    connection.addEventListener('track', (event) => (sound.srcObject = event.streams[0] ?? null))
  }

  function take(found: Session) {
    if (session) return found.terminate()
    session = found
    tell('ringing')
    found.on('peerconnection', ({ peerconnection }) => peerconnection && hear(peerconnection))
    found.on('confirmed', () => tell('talking'))
    let isSilent = false
    found.on('getusermediafailed', () => (isSilent = true))
    for (const end of ['ended', 'failed'])
      found.on(end, () => {
        session = null
        sound.srcObject = null
        tell(isSilent ? 'silent' : 'registered')
      })
  }

  return {
    isInPage: true,
    onState: (listener) => (tell = listener),
    async start() {
      const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
      agent = new JsSIP.UA({
        sockets: [new JsSIP.WebSocketInterface(`${scheme}://${location.host}${account.socket}`)],
        uri: `sip:${account.number}@hotline.invalid`,
        password: account.password,
        register: true,
        session_timers: false,
        user_agent: 'hotline',
      })
      agent.on('registered', () => tell('registered'))
      agent.on('registrationFailed', () => tell('failed'))
      agent.on('disconnected', () => tell('connecting'))
      agent.on('newRTCSession', (event: { session: unknown }) => take(event.session as Session))
      tell('connecting')
      agent.start()
    },
    answer: () => session?.answer({ mediaConstraints: { audio: true, video: false } }),
    hangUp: () => session?.terminate(),
    stop() {
      agent?.stop()
      agent = null
      session = null
      tell('off')
    },
  }
}
