import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/leaders',
    name: 'leaders',
    component: () => import('./pages/LeadersBoard.vue'),
    meta: { title: 'leaders.title', section: 'leaders', permissions: ['read_indicators'] },
  },
]

export default routes
