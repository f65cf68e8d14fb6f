import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** How far below the window's top a page begins, in pixels: the telephone's bar above it comes and goes. */
export function usePageTop(page: Ref<HTMLElement | undefined>) {
  const top = ref(52)
  const look = () => {
    if (page.value) top.value = Math.round(page.value.getBoundingClientRect().top + window.scrollY)
  }
  const observer = new ResizeObserver(look)
  onMounted(() => {
    look()
    for (const each of page.value?.parentElement?.children ?? []) if (each !== page.value) observer.observe(each)
    if (page.value?.parentElement) observer.observe(page.value.parentElement)
  })
  onScopeDispose(() => observer.disconnect())
  return top
}
