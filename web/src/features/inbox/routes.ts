import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/inbox/:number?',
    name: 'inbox',
    component: () => import('./pages/Inbox.vue'),
    props: true,
    meta: { title: 'inbox.title', section: 'inbox', permissions: ['acknowledge_work_orders', 'approve_replies'] },
  },
]

export default routes
