import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/SignIn.vue'),
    meta: { title: 'auth.title', isOpen: true },
  },
  {
    path: '/password',
    name: 'password',
    component: () => import('./pages/ChangePassword.vue'),
    meta: { title: 'auth.changePassword', isAlone: true },
  },
]

export default routes
