import type { RouteRecordRaw } from 'vue-router'

// Whom the list of each kind of supervision is for; what a kind is stands in kinds.ts, which comes with the page.
const LISTS: Record<string, readonly string[]> = {
  reminders: ['remind_departments', 'answer_supervision', 'supervise_work_orders'],
  notices: ['supervise_work_orders', 'answer_supervision', 'instruct_departments'],
  proposals: ['supervise_work_orders'],
  instructions: ['supervise_work_orders', 'answer_supervision', 'instruct_departments'],
  'leader-items': ['supervise_work_orders', 'answer_supervision', 'instruct_departments', 'approve_leader_items'],
  accountability: ['supervise_work_orders', 'answer_supervision'],
}

const lists: RouteRecordRaw[] = Object.entries(LISTS).map(([name, permissions]) => ({
  path: `/supervision/${name}`,
  name: `supervision-${name}`,
  component: () => import('./pages/RecordList.vue'),
  props: { kind: name },
  meta: { title: `supervision.tabs.${name}`, section: 'supervision', permissions },
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
