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
    path: '/approvals',
    name: 'approvals',
    component: () => import('./pages/Decisions.vue'),
    props: { view: 'approvals' },
    meta: {
      title: 'decisions.approvals',
      section: 'approvals',
      permissions: [
        'decide_send_backs',
        'decide_extensions',
        'decide_second_extensions',
        'decide_promises',
        'decide_exclusions',
        'approve_replies',
      ],
    },
  },
  {
    path: '/disputes',
    name: 'disputes',
    component: () => import('./pages/Decisions.vue'),
    props: { view: 'disputed' },
    meta: {
      title: 'decisions.disputed',
      section: 'disputes',
      permissions: ['decide_send_backs', 'organise_joint_reviews', 'designate_departments'],
    },
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
