import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/evaluation/:scheme?',
    name: 'evaluation',
    component: () => import('./pages/Evaluation.vue'),
    props: true,
    meta: { title: 'evaluation.title', section: 'evaluation', permissions: ['read_evaluations'] },
  },
]

export default routes
