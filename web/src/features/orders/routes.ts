import type { RouteRecordRaw } from 'vue-router'

const permissions = ['read_work_orders', 'read_all_work_orders']
const routes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./pages/OrderList.vue'),
    meta: { title: 'orders.title', section: 'orders', permissions },
  },
  {
    path: '/exports',
    name: 'exports',
    component: () => import('./pages/Exports.vue'),
    meta: { title: 'exports.title', section: 'orders', permissions: ['export_work_orders', 'approve_exports'] },
  },
  {
    path: '/orders/:number',
    name: 'order',
    component: () => import('./pages/OrderPage.vue'),
    props: true,
    meta: { title: 'order.title', section: 'orders', permissions },
  },
]

export default routes
