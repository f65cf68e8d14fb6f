import type { RouteRecordRaw } from 'vue-router'
import { KINDS } from './kinds'

const lists: RouteRecordRaw[] = Object.entries(KINDS).map(([name, kind]) => ({
  path: `/supervision/${name}`,
  name: `supervision-${name}`,
  component: () => import('./pages/RecordList.vue'),
  props: { kind: name },
  meta: { title: `supervision.tabs.${name}`, section: 'supervision', permissions: kind.permissions },
}))
const routes: RouteRecordRaw[] = [
  ...lists,
  {
    path: '/supervision/daily-lists',
    name: 'supervision-daily-lists',
    component: () => import('./pages/DailyLists.vue'),
    meta: {
      title: 'supervision.tabs.daily-lists',
      section: 'supervision',
      permissions: ['supervise_work_orders', 'remind_departments', 'answer_supervision'],
    },
  },
  {
    path: '/supervision/ranking',
    name: 'supervision-ranking',
    component: () => import('./pages/Ranking.vue'),
    meta: { title: 'supervision.tabs.ranking', section: 'supervision', permissions: ['read_indicators'] },
  },
  {
    path: '/supervision/duty',
    name: 'supervision-duty',
    component: () => import('./pages/DutyRoster.vue'),
    meta: { title: 'supervision.tabs.duty', section: 'supervision', permissions: ['supervise_work_orders'] },
  },
  {
    path: '/supervision/policy',
    name: 'supervision-policy',
    component: () => import('./pages/SupervisionPolicy.vue'),
    meta: { title: 'supervision.tabs.policy', section: 'supervision', permissions: ['supervise_work_orders'] },
  },
]

export default routes
