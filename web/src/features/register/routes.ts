import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/register',
    name: 'register',
    component: () => import('./pages/Register.vue'),
    meta: { title: 'register.title', section: 'register', permissions: ['register_work_orders'] },
  },
]

export default routes
