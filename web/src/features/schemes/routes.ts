import type { RouteRecordRaw } from 'vue-router'

const routes: RouteRecordRaw[] = [
  {
    path: '/schemes',
    name: 'schemes',
    component: () => import('./pages/Schemes.vue'),
    meta: { title: 'schemes.title', section: 'evaluation', permissions: ['read_evaluations'] },
  },
  {
    path: '/schemes/:code/draft',
    name: 'scheme-editor',
    component: () => import('./pages/SchemeEditor.vue'),
    props: true,
    meta: { title: 'schemes.editor', section: 'evaluation', permissions: ['read_evaluations'] },
  },
]

export default routes
