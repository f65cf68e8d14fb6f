import type { RouteRecordRaw } from 'vue-router'

const permissions = ['read_evaluations']
const routes: RouteRecordRaw[] = [
  {
    path: '/appraisal',
    name: 'appraisal-projects',
    component: () => import('./pages/Projects.vue'),
    meta: { title: 'appraisal.tabs.projects', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/projects/:id(\\d+)',
    name: 'appraisal-project',
    component: () => import('./pages/Project.vue'),
    props: true,
    meta: { title: 'appraisal.project', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/targets',
    name: 'appraisal-targets',
    component: () => import('./pages/Targets.vue'),
    meta: { title: 'appraisal.tabs.targets', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/self-evaluations',
    name: 'appraisal-self-evaluations',
    component: () => import('./pages/SelfEvaluations.vue'),
    meta: { title: 'appraisal.tabs.self-evaluations', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/base-data',
    name: 'appraisal-base-data',
    component: () => import('./pages/BaseData.vue'),
    meta: { title: 'appraisal.tabs.base-data', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/supervision',
    name: 'appraisal-supervision',
    component: () => import('./pages/Supervision.vue'),
    meta: { title: 'appraisal.tabs.supervision', section: 'appraisal', permissions },
  },
  {
    path: '/appraisal/follow-up',
    name: 'appraisal-follow-up',
    component: () => import('./pages/FollowUp.vue'),
    meta: { title: 'appraisal.tabs.follow-up', section: 'appraisal', permissions },
  },
  {
    path: '/surveys',
    name: 'appraisal-surveys',
    component: () => import('./pages/Surveys.vue'),
    meta: { title: 'appraisal.tabs.surveys', section: 'appraisal', permissions },
  },
  {
    path: '/surveys/:id(\\d+)',
    name: 'survey-result',
    component: () => import('./pages/SurveyResult.vue'),
    props: true,
    meta: { title: 'survey.result', section: 'appraisal', permissions },
  },
]

export default routes
