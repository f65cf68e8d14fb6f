import { ref } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import appraisal from '@/features/appraisal/routes'
import auth from '@/features/auth/routes'
import calls from '@/features/calls/routes'
import contracts from '@/features/contracts/routes'
import dashboard from '@/features/dashboard/routes'
import evaluation from '@/features/evaluation/routes'
import inbox from '@/features/inbox/routes'
import indicators from '@/features/indicators/routes'
import leaders from '@/features/leaders/routes'
import organisation from '@/features/organisation/routes'
import orders from '@/features/orders/routes'
import rates from '@/features/rates/routes'
import reports from '@/features/reports/routes'
import register from '@/features/register/routes'
import rules from '@/features/rules/routes'
import schemes from '@/features/schemes/routes'
import supervision from '@/features/supervision/routes'
import telephony from '@/features/telephony/routes'
import vote from '@/features/vote/routes'
import wallboard from '@/features/wallboard/routes'
import { i18n, loadAllTexts } from '@/locales'
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
    ...inbox,
    ...orders,
    ...register,
    ...supervision,
    ...leaders,
    ...rates,
    ...rules,
    ...dashboard,
    ...indicators,
    ...reports,
    ...evaluation,
    ...contracts,
    ...appraisal,
    ...schemes,
    ...organisation,
    ...calls,
    ...telephony,
    ...vote,
    ...wallboard,
    ...own,
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

/** Fetches what the addressed page consists of while the hotline and the session are still asked for. */
export function fetchAhead(): void {
  const wanted = router.resolve(location.pathname)
  for (const { components } of wanted.matched) {
    const fetchPage = components?.default
    if (typeof fetchPage === 'function') void (fetchPage as () => Promise<unknown>)().catch(() => undefined)
  }
  // Where the entry leads is known only with the session.
  if (!wanted.meta.isSaidAtFirst && wanted.name !== 'home') void loadAllTexts().catch(() => undefined)
}

router.beforeEach(async (to, from) => {
  await booted
  const session = useSession()
  // An empty hotline has one page; once it is open that page is gone.
  const isFirst = to.name === 'first-start'
  if (session.hotline?.needs_first_start) return isFirst || { name: 'first-start' }
  if (isFirst && from.name !== 'first-start') return { name: 'sign-in' }
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

// A page is shown once its words are there.
router.beforeResolve(async (to) => {
  if (!to.meta.isSaidAtFirst) await loadAllTexts()
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
