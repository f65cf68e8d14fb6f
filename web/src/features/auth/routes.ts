import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignIn.vue'),
    meta: { title: 'auth.title', isOpen: true, isSaidAtFirst: true },
  },
  {
    path: '/first-start',
    name: 'first-start',
    component: () => import('./pages/FirstStart.vue'),
    meta: { title: 'firstStart.title', isOpen: true, isSaidAtFirst: true },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('./pages/ChangePassword.vue'),
    meta: { title: 'auth.changePassword', isAlone: true, isSaidAtFirst: true },
  },
]

export default routes
