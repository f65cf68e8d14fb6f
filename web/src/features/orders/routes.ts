import type { RouteRecordRaw } from 'vue-router'

const desk = () => import('./desks/DeskPage.vue')
const permissions = ['read_work_orders', 'read_all_work_orders']
const routes: RouteRecordRaw[] = [
  {
    path: '/orders',
    name: 'orders',
    component: () => import('./pages/OrderList.vue'),
    meta: { title: 'orders.title', section: 'orders', permissions },
  },
  {
    path: '/dispatching',
    name: 'dispatch-desk',
    component: desk,
    props: { name: 'dispatch' },
    meta: {
      isMarked: true,
      title: 'desks.name.dispatch',
      section: 'dispatching',
      permissions: ['dispatch_work_orders', 'designate_departments'],
    },
  },
  {
    path: '/reviewing',
    name: 'review-desk',
    component: desk,
    props: { name: 'review' },
    meta: { isMarked: true, title: 'desks.name.review', section: 'reviewing', permissions: ['review_work_orders'] },
  },
  {
    path: '/callbacks',
    name: 'callbacks',
    component: desk,
    props: { name: 'callback' },
    meta: { isMarked: true, title: 'callbacks.title', section: 'callbacks', permissions: ['record_callbacks'] },
  },
  {
    path: '/print/orders/:number',
    name: 'print-order',
    component: () => import('./pages/PrintOrder.vue'),
    props: true,
    meta: { isAlone: true, title: 'print.title', permissions },
  },
  {
    path: '/approvals',
    name: 'approvals',
    component: desk,
    props: { name: 'approval' },
    meta: {
      isMarked: true,
      title: 'desks.name.approval',
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
    component: desk,
    props: { name: 'dispute' },
    meta: {
      isMarked: true,
      title: 'desks.name.dispute',
      section: 'disputes',
      permissions: ['decide_send_backs', 'organise_joint_reviews', 'designate_departments'],
    },
  },
  {
    path: '/exports',
    name: 'exports',
    component: () => import('./pages/Exports.vue'),
    meta: {
      isMarked: true,
      title: 'exports.title',
      section: 'orders',
      permissions: ['export_work_orders', 'approve_exports'],
    },
  },
  {
    path: '/orders/:number',
    name: 'order',
    component: () => import('./pages/OrderPage.vue'),
    props: true,
    meta: { isMarked: true, title: 'order.title', section: 'orders', permissions },
  },
]

export default routes
