import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/v/:token',
    name: 'vote',
    component: () => import('./pages/Vote.vue'),
    props: true,
    meta: { title: 'vote.title', isOpen: true },
  },
  {
    path: '/r/:token',
    name: 'call-rating',
    component: () => import('./pages/RateCall.vue'),
    props: true,
    meta: { title: 'callRating.title', isOpen: true },
  },
  {
    path: '/s/:token',
    name: 'survey',
    component: () => import('./pages/Survey.vue'),
    props: true,
    meta: { title: 'surveyPage.title', isOpen: true },
  },
]

export default routes
