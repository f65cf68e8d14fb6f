import { onScopeDispose, readonly, ref } from 'vue'

/** Whether the window is as narrow as a phone's, where lists become cards. */
export function useNarrow(width = 767) {
  const media = window.matchMedia(`(max-width: ${width}px)`)
  const isNarrow = ref(media.matches)
  const follow = (event: MediaQueryListEvent) => (isNarrow.value = event.matches)
  media.addEventListener('change', follow)
  onScopeDispose(() => media.removeEventListener('change', follow))
  return readonly(isNarrow)
}
