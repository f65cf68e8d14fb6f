import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import auth from '@/features/auth/routes'
import calls from '@/features/calls/routes'
import dashboard from '@/features/dashboard/routes'
import evaluation from '@/features/evaluation/routes'
import indicators from '@/features/indicators/routes'
import orders from '@/features/orders/routes'
import register from '@/features/register/routes'
import { i18n } from '@/locales'
import { booted } from './boot'
import { SECTIONS } from './sections'

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
  routes: [...auth, ...orders, ...register, ...dashboard, ...indicators, ...evaluation, ...calls, ...own],
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
    const first = SECTIONS.find((section) => session.may(...section.permissions))
    if (first) return { name: first.route }
  }
  return true
})

/** A new version of the pages has replaced the files that this page wanted: load it anew, once. */
router.onError((error: Error, to) => {
  const isMissingFile = /dynamically imported module|preload CSS|module script/i.test(error.message)
  if (isMissingFile && sessionStorage.getItem('reloaded') !== to.fullPath) {
    sessionStorage.setItem('reloaded', to.fullPath)
    location.assign(to.fullPath)
  }
})

export function nameWindow(): void {
  const { t } = i18n.global
  const key = router.currentRoute.value.meta.title
  const title = useSession().hotline?.title ?? '12345'
  document.title = key ? `${t(key, router.currentRoute.value.params as Record<string, string>)} · ${title}` : title
}

router.afterEach(nameWindow)
