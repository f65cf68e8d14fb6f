import type { RouteRecordRaw } from 'vue-router'

const meta = { title: 'reports.title', section: 'reports', permissions: ['read_reports'] }
const routes: RouteRecordRaw[] = [
  { path: '/reports', name: 'reports', component: () => import('./pages/Reports.vue'), meta },
  { path: '/reports/:id(\\d+)', name: 'report', component: () => import('./pages/Report.vue'), props: true, meta },
  {
    path: '/reports/templates/:kind(daily|weekly|monthly|yearly|special)?',
    name: 'report-templates',
    component: () => import('./pages/Templates.vue'),
    props: true,
    meta: { title: 'reportTemplate.title', section: 'reports', permissions: ['write_reports'] },
  },
]

export default routes
