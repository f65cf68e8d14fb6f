/**
 * Does something after a sign that it is time, soon where it has been quiet and seldom where signs keep coming. Each
 * page takes a moment of its own, so that hundreds that hear the same sign do not all ask the server at once.
 */
export function paced(act: () => void, soonMs: number, everyMs: number) {
  let pending: ReturnType<typeof setTimeout> | undefined
  let last = -Infinity
  return {
    hear() {
      const rest = Math.max(soonMs, last + everyMs - Date.now())
      pending ??= setTimeout(
        () => {
          pending = undefined
          last = Date.now()
          act()
        },
        rest * (0.5 + Math.random()),
      )
    },
    stop() {
      clearTimeout(pending)
      pending = undefined
    },
  }
}
