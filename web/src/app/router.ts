import { ref } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import auth from '@/features/auth/routes'
import callbacks from '@/features/callbacks/routes'
import calls from '@/features/calls/routes'
import dashboard from '@/features/dashboard/routes'
import evaluation from '@/features/evaluation/routes'
import indicators from '@/features/indicators/routes'
import leaders from '@/features/leaders/routes'
import orders from '@/features/orders/routes'
import rates from '@/features/rates/routes'
import register from '@/features/register/routes'
import rules from '@/features/rules/routes'
import supervision from '@/features/supervision/routes'
import telephony from '@/features/telephony/routes'
import vote from '@/features/vote/routes'
import { i18n } from '@/locales'
import { booted } from './boot'
import { firstSection } from './sections'

const own: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./pages/NoPlace.vue'), meta: { title: 'problem.home' } },
  {
    path: '/:anything(.*)*',
    name: 'not-found',
    component: () => import('./pages/NotFound.vue'),
    meta: { title: 'problem.notFound' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...auth,
    ...orders,
    ...register,
    ...callbacks,
    ...supervision,
    ...leaders,
    ...rates,
    ...rules,
    ...dashboard,
    ...indicators,
    ...evaluation,
    ...calls,
    ...telephony,
    ...vote,
    ...own,
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async (to) => {
  await booted
  const session = useSession()
  if (to.meta.isOpen) return session.session && to.name === 'sign-in' ? { name: 'home' } : true
  if (!session.session) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  // A password that somebody else chose opens nothing but the page to change it.
  if (session.person?.must_change_password && to.name !== 'password') return { name: 'password' }
  if (to.name === 'home') {
    const first = firstSection(session.may)
    if (first) return { name: first.route }
  }
  return true
})

/** Where the reader wanted to go when the page's files could not be fetched. */
export const unreachedPage = ref<string | null>(null)

/**
 * A page's files did not come. Where the server answers, a new version has replaced them: load the pages anew, once.
 * Where it does not, leaving would lose what is on the screen: stay and say so.
 */
router.onError(async (error: Error, to) => {
  if (!/dynamically imported module|preload CSS|module script/i.test(error.message)) return
  if (await doesServerAnswer()) {
    if (sessionStorage.getItem('reloaded') === to.fullPath) return
    sessionStorage.setItem('reloaded', to.fullPath)
    location.assign(to.fullPath)
  } else unreachedPage.value = to.fullPath
})

/** Tries again to open the page that could not be fetched. */
export async function retryPage(): Promise<void> {
  const path = unreachedPage.value
  if (!path) return
  if (await doesServerAnswer()) location.assign(path)
}

async function doesServerAnswer(): Promise<boolean> {
  try {
    return (await fetch('/', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

export function nameWindow(): void {
  const { t } = i18n.global
  const key = router.currentRoute.value.meta.title
  const title = useSession().hotline?.title ?? '12345'
  document.title = key ? `${t(key, router.currentRoute.value.params as Record<string, string>)} · ${title}` : title
}

router.afterEach(() => {
  unreachedPage.value = null
  nameWindow()
})
