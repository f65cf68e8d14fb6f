import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/register',
    // Where the call at hand was shown before the desk showed it.
    alias: '/telephone/call',
    name: 'register',
    component: () => import('./pages/Desk.vue'),
    meta: {
      title: 'register.title',
      section: 'register',
      permissions: ['register_work_orders', 'take_calls'],
      isSaidAtFirst: true,
    },
  },
]

export default routes
