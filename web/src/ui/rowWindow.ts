/** Which rows of a long table are in sight, so that two thousand are as fast as fifty. */
import { computed, onBeforeUnmount, ref, toValue, watch, type MaybeRefOrGetter, type Ref } from 'vue'

/** Shorter tables are drawn whole: searching in the page and printing find every row. */
export const LONGEST_WHOLE = 200
const SPARE = 12

export type RowWindow = { first: number; last: number; above: number; below: number }

/** The rows from `first` up to `last`, and the height of what is left out above and below, in pixels. */
export function windowOf(count: number, scrolled: number, height: number, row: number): RowWindow {
  if (count <= LONGEST_WHOLE) return { first: 0, last: count, above: 0, below: 0 }
  const seen = Math.ceil(height / row) + 2 * SPARE
  const first = Math.max(0, Math.min(Math.floor(scrolled / row) - SPARE, count - seen))
  const last = Math.min(count, first + seen)
  return { first, last, above: first * row, below: (count - last) * row }
}

/** Follows the scrolling of an element whose rows are all of one height. */
export function useRowWindow(root: Ref<HTMLElement | undefined>, count: MaybeRefOrGetter<number>) {
  const scrolled = ref(0)
  const height = ref(600)
  const row = ref(32)
  const isLong = computed(() => toValue(count) > LONGEST_WHOLE)
  const shown = computed(() => windowOf(toValue(count), scrolled.value, height.value, row.value))

  function measure() {
    const element = root.value
    if (!element) return
    scrolled.value = element.scrollTop
    height.value = element.clientHeight || height.value
    row.value = element.querySelector<HTMLElement>('tbody tr:not(.left-out)')?.offsetHeight || row.value
  }
  watch(
    [root, isLong],
    ([element], _, onCleanup) => {
      if (!element || !isLong.value) return
      element.addEventListener('scroll', measure, { passive: true })
      measure()
      onCleanup(() => element.removeEventListener('scroll', measure))
    },
    { flush: 'post', immediate: true },
  )
  onBeforeUnmount(() => root.value?.removeEventListener('scroll', measure))

  /** Brings a row into the window. */
  function reveal(place: number) {
    const element = root.value
    if (!element || !isLong.value) return
    if (place < shown.value.first + SPARE || place >= shown.value.last - SPARE)
      element.scrollTop = Math.max(0, place * row.value - height.value / 2)
    measure()
  }
  return { shown, isLong, reveal }
}
