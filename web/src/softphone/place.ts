import { shallowRef } from 'vue'

/** Where a page wants the telephone to stand while it is shown; nowhere in particular, it is a bar above the page. */
export const telephonePlace = shallowRef<HTMLElement | null>(null)
