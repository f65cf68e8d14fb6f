import { useShortcuts } from '@/ui/shortcuts'

/** What the function keys do at the telephone; a key without an act is the browser's. */
export type CallKeys = Partial<Record<'F2' | 'F4' | 'F8' | 'F9', () => unknown>>

const KEYS = [
  { name: 'telephone.answer', keys: 'F2', label: 'seat.answer' },
  { name: 'telephone.hangUp', keys: 'F4', label: 'seat.hangUp' },
  { name: 'telephone.hold', keys: 'F8', label: 'seat.hold' },
  { name: 'telephone.transfer', keys: 'F9', label: 'seat.transfer' },
] as const

/** Acts on the telephone's keys wherever the focus is, but not in the middle of a character that is being composed. */
export function useCallKeys(keys: () => CallKeys) {
  useShortcuts(() =>
    KEYS.map((each) => ({
      ...each,
      group: 'telephone' as const,
      inDialogs: true,
      isOn: () => Boolean(keys()[each.keys]),
      act: () => keys()[each.keys]?.(),
    })),
  )
}
