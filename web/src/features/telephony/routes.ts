import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/telephone/live',
    name: 'live-view',
    component: () => import('./pages/LiveView.vue'),
    meta: { title: 'live.title', section: 'liveView', permissions: ['watch_seats'] },
  },
  {
    path: '/telephone/return-calls',
    name: 'return-calls',
    component: () => import('./pages/ReturnCalls.vue'),
    meta: { title: 'returnCall.title', section: 'returnCalls', permissions: ['take_calls'] },
  },
]

export default routes
