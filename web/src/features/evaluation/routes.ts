import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/report-check',
    name: 'report-check',
    component: () => import('./pages/CheckReport.vue'),
    meta: { title: 'reportCheck.title', section: 'evaluation', permissions: ['read_evaluations'] },
  },
  {
    path: '/evaluation/:scheme?',
    name: 'evaluation',
    component: () => import('./pages/Evaluation.vue'),
    props: true,
    meta: { title: 'evaluation.title', section: 'evaluation', permissions: ['read_evaluations'] },
  },
]

export default routes
