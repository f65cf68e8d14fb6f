import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/calls/:reference',
    name: 'call',
    component: () => import('./pages/CallPage.vue'),
    props: true,
    meta: { title: 'call.title', section: 'orders', permissions: ['read_calls'] },
  },
]

export default routes
