import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/dashboard',
    name: 'dashboard',
    component: () => import('./pages/Dashboard.vue'),
    meta: { title: 'dashboard.title', section: 'dashboard', permissions: ['read_indicators'] },
  },
]

export default routes
