import type { RouteRecordRaw } from 'vue-router'

const permissions = ['read_contracts']
const routes: RouteRecordRaw[] = [
  {
    path: '/contracts',
    name: 'contract-projects',
    component: () => import('./pages/Projects.vue'),
    meta: { title: 'contracts.tabs.projects', section: 'contracts', permissions },
  },
  {
    path: '/contracts/projects/:code',
    name: 'contract-project',
    component: () => import('./pages/Project.vue'),
    props: true,
    meta: { title: 'contracts.project', section: 'contracts', permissions },
  },
  {
    path: '/contracts/payment-requests',
    name: 'payment-requests',
    component: () => import('./pages/PaymentRequests.vue'),
    meta: { title: 'contracts.tabs.requests', section: 'contracts', permissions },
  },
  {
    path: '/contracts/payment-requests/:number',
    name: 'payment-request',
    component: () => import('./pages/PaymentRequest.vue'),
    props: true,
    meta: { title: 'contracts.request', section: 'contracts', permissions },
  },
  {
    path: '/contracts/:id(\\d+)',
    name: 'contract',
    component: () => import('./pages/Contract.vue'),
    props: true,
    meta: { title: 'contracts.contract', section: 'contracts', permissions },
  },
]

export default routes
