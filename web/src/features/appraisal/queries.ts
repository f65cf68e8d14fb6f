import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { getFrom } from '@/api/raw'
import type { components } from '@/api/schema'

type Schemas = components['schemas']
export type ProjectRow = Schemas['EvaluationProjectRow']
export type Project = Schemas['EvaluationProjectOutput']
export type Targets = Schemas['TargetsOutput']
export type Recommendation = Schemas['RecommendationOutput']
export type Rectification = Schemas['RectificationNoticeOutput']
export type Survey = Schemas['SurveyOutput']
export type Questionnaire = Schemas['QuestionnaireOutput']
export type SurveyAnalysis = Schemas['SurveyAnalysisOutput']
export type Entry = Schemas['AppraisalEntryOutput']
type Scheme = { code: string; name: string; hotline: string }

const KEY = 'appraisal'
const useAt = <Answer>(address: MaybeRefOrGetter<string>) =>
  useQuery({
    queryKey: computed(() => [KEY, toValue(address)]),
    queryFn: ({ signal }) => getFrom<Answer>(toValue(address), {}, signal),
    enabled: computed(() => Boolean(toValue(address))),
  })

export const APPRAISAL = [KEY]
export const useProjects = () => useAt<ProjectRow[]>('/api/appraisal/projects')
export const useProject = (id: MaybeRefOrGetter<string>) =>
  useAt<Project>(() => `/api/appraisal/projects/${toValue(id)}`)
export const useSchemes = () => useAt<Scheme[]>('/api/schemes')
export const useTargets = (scheme: MaybeRefOrGetter<string>) =>
  useAt<Targets>(() => (toValue(scheme) ? `/api/appraisal/targets?scheme=${toValue(scheme)}` : ''))
export const useRecommendations = () => useAt<Recommendation[]>('/api/appraisal/recommendations')
export const useRectifications = () => useAt<Rectification[]>('/api/appraisal/rectifications')
export const useSurveys = () => useAt<Survey[]>('/api/surveys')
export const useQuestionnaires = () => useAt<Questionnaire[]>('/api/questionnaires')
export const useSurveyAnalysis = (id: MaybeRefOrGetter<string>) =>
  useAt<SurveyAnalysis>(() => `/api/surveys/${toValue(id)}/analysis`)
export type SelfEvaluation = Schemas['SelfEvaluationOutput']
export type BaseDataReading = Schemas['BaseDataReadingOutput']
export type Assessment = Schemas['ThirdPartyAssessmentOutput']
export const useSelfEvaluations = (scheme: MaybeRefOrGetter<string>) =>
  useAt<SelfEvaluation[]>(() => (toValue(scheme) ? `/api/appraisal/self-evaluations?scheme=${toValue(scheme)}` : ''))
export const useLeaves = (scheme: MaybeRefOrGetter<string>) =>
  useAt<Schemas['SnapshotLeafOutput'][]>(() =>
    toValue(scheme) ? `/api/appraisal/leaves?scheme=${toValue(scheme)}` : '',
  )
export const useBaseData = (vendor: MaybeRefOrGetter<string>) =>
  useAt<Schemas['BaseDataOutput']>(() => `/api/appraisal/base-data?vendor=${encodeURIComponent(toValue(vendor))}`)
export const useSheets = () => useAt<Schemas['SheetOutput'][]>('/api/appraisal/sheets')
export const useAssessments = () => useAt<Assessment[]>('/api/appraisal/assessments')
export const useSurveyBreakdown = (wanted: MaybeRefOrGetter<{ id: string; question: string; by: string }>) =>
  useAt<Schemas['SurveyGroupOutput'][]>(() => {
    const { id, question, by } = toValue(wanted)
    return question && by && question !== by ? `/api/surveys/${id}/breakdown?question=${question}&by=${by}` : ''
  })
