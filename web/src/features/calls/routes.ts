import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/calls',
    name: 'calls',
    component: () => import('./pages/CallList.vue'),
    meta: { title: 'calls.title', section: 'calls', permissions: ['read_calls'] },
  },
  {
    path: '/calls/incidents',
    name: 'recording-incidents',
    component: () => import('./pages/IncidentList.vue'),
    meta: {
      isMarked: true,
      title: 'calls.tabs.incidents',
      section: 'calls',
      permissions: ['resolve_recording_incidents'],
    },
  },
  {
    path: '/calls/:reference',
    name: 'call',
    component: () => import('./pages/CallPage.vue'),
    props: true,
    meta: { title: 'call.title', isMarked: true, section: 'calls', permissions: ['read_calls'] },
  },
]

export default routes
