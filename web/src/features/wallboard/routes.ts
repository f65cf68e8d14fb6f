import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/wallboard',
    name: 'wallboard',
    component: () => import('./pages/Wallboard.vue'),
    // The whole screen is the board's: no rail, no bar.
    meta: { title: 'wallboard.title', permissions: ['watch_seats'], isAlone: true },
  },
]

export default routes
