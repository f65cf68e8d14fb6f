import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/three-rates',
    name: 'three-rates',
    component: () => import('./pages/ThreeRates.vue'),
    meta: { title: 'rates.title', section: 'rates', permissions: ['read_indicators'] },
  },
  {
    path: '/exclusions',
    name: 'exclusions',
    component: () => import('./pages/Exclusions.vue'),
    meta: { title: 'rates.exclusions', section: 'rates', permissions: ['read_indicators'] },
  },
]

export default routes
