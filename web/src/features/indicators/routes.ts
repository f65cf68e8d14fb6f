import type { RouteRecordRaw } from 'vue-router'

const meta = { title: 'indicators.title', section: 'indicators', permissions: ['read_indicators'] }
const routes: RouteRecordRaw[] = [
  { path: '/indicators', name: 'indicators', component: () => import('./pages/Catalogue.vue'), meta },
  { path: '/indicators/table', name: 'indicator-table', component: () => import('./pages/MonthTable.vue'), meta },
  {
    path: '/indicators/services-by-day',
    name: 'service-days',
    component: () => import('./pages/ServiceDays.vue'),
    meta: { ...meta, permissions: ['enter_values'] },
  },
  { path: '/indicators/:code', name: 'indicator', component: () => import('./pages/Indicator.vue'), props: true, meta },
  {
    path: '/indicators/:code/records',
    name: 'indicator-records',
    component: () => import('./pages/Records.vue'),
    props: true,
    meta: { ...meta, isMarked: true },
  },
]

export default routes
