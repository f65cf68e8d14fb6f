import type { RouteRecordRaw } from 'vue-router'

const page = (
  name: string,
  component: RouteRecordRaw['component'],
  permissions: readonly string[],
): RouteRecordRaw => ({
  path: `/rules/${name}`,
  name,
  component: component as () => Promise<unknown>,
  meta: { title: `rules.tabs.${name}`, section: 'rules', permissions },
})
const routes: RouteRecordRaw[] = [
  page('responsibilities', () => import('./pages/Responsibilities.vue'), ['administer_responsibilities']),
  page('calendar', () => import('./pages/WorkingCalendar.vue'), [
    'administer_organisation',
    'administer_responsibilities',
    'supervise_work_orders',
    'decide_extensions',
  ]),
  page('limits', () => import('./pages/LimitRules.vue'), [
    'administer_organisation',
    'administer_responsibilities',
    'supervise_work_orders',
    'decide_extensions',
  ]),
  page('handling-policy', () => import('./pages/HandlingPolicy.vue'), [
    'administer_policies',
    'administer_organisation',
    'supervise_work_orders',
    'decide_extensions',
  ]),
  page('callback-policies', () => import('./pages/CallbackPolicies.vue'), ['read_indicators']),
  page('key-enterprises', () => import('./pages/KeyEnterprises.vue'), [
    'read_key_enterprises',
    'administer_key_enterprises',
  ]),
  page('department-experts', () => import('./pages/DepartmentExperts.vue'), ['administer_telephony']),
  page('caller-rules', () => import('./pages/CallerRules.vue'), ['watch_seats', 'administer_telephony', 'take_calls']),
  page('city-telephone', () => import('./pages/CityTelephone.vue'), ['administer_telephony']),
  page('file-erasure', () => import('./pages/FileErasure.vue'), ['administer_retention']),
  page('boundaries', () => import('./pages/Boundaries.vue'), ['administer_organisation']),
]

export default routes
