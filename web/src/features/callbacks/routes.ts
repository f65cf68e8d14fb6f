import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/callbacks',
    name: 'callbacks',
    component: () => import('./pages/CallbackTasks.vue'),
    meta: { title: 'callbacks.title', section: 'callbacks', permissions: ['record_callbacks'] },
  },
]

export default routes
