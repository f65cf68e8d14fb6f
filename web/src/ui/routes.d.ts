import 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's name in the locales. */
    title?: string
    /** Any one of these opens the page; none given means that everybody signed in may. */
    permissions?: readonly string[]
    /** The page stands alone, without bar and rail, and needs nobody signed in. */
    isOpen?: boolean
    /** The page stands alone although somebody is signed in. */
    isAlone?: boolean
    /** Details, recordings and exports: the reader's name and the time stand across the page. */
    isMarked?: boolean
    /** Which entry of the rail the page belongs to. */
    section?: string
    /** The page says nothing but what comes with the first page: locales/first. */
    isSaidAtFirst?: boolean
  }
}
