import type { RouteRecordRaw } from 'vue-router'

const organisation = { section: 'organisation', permissions: ['administer_organisation'] }

const routes: RouteRecordRaw[] = [
  {
    path: '/organisation/departments',
    name: 'departments',
    component: () => import('./pages/Departments.vue'),
    meta: { ...organisation, title: 'organisation.departments' },
  },
  {
    path: '/organisation/people',
    name: 'people',
    component: () => import('./pages/People.vue'),
    meta: { title: 'organisation.people', section: 'organisation', permissions: ['administer_people'] },
  },
  {
    path: '/organisation/categories',
    name: 'categories',
    component: () => import('./pages/Categories.vue'),
    meta: { ...organisation, title: 'administration.tabs.categories' },
  },
  {
    path: '/organisation/reply-templates',
    name: 'reply-templates',
    component: () => import('./pages/ReplyTemplates.vue'),
    meta: { ...organisation, title: 'administration.tabs.reply-templates' },
  },
]

export default routes
