/** The backend's records, taken from the generated schema by path so that a change there is a type error here. */
import type { paths } from './schema'

type Body<Answers> = Answers extends { 200: { content: { 'application/json': infer Content } } }
  ? Content
  : Answers extends { 201: { content: { 'application/json': infer Content } } }
    ? Content
    : never
type Get<Path extends keyof paths> = paths[Path] extends { get: { responses: infer Answers } } ? Body<Answers> : never
type Sent<Path extends keyof paths> = paths[Path] extends {
  post: { requestBody?: { content: { 'application/json': infer Content } } }
}
  ? Content
  : never
type Answered<Path extends keyof paths> = paths[Path] extends { post: { responses: infer Answers } }
  ? Body<Answers>
  : never
type Asked<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Query } } }
  ? Query
  : never

export type Hotline = Get<'/api/hotline'>
export type Session = Get<'/api/session'>
export type Department = Get<'/api/departments'>[number]
export type Category = Get<'/api/categories'>[number]
export type Division = Get<'/api/divisions'>[number]

export type WorkOrderPage = Omit<Get<'/api/work-orders'>, 'items'> & { items: WorkOrderItem[] }
export type WorkOrderItem = Get<'/api/work-orders'>['items'][number]
export type WorkOrder = Get<'/api/work-orders/{number}'>
export type WorkOrderQuery = NonNullable<Asked<'/api/work-orders'>>
export type WorkOrderCounts = Get<'/api/work-orders/counts'>
export type HistoryEntry = WorkOrder['history'][number]
export type Suggestion = Get<'/api/work-orders/suggestions'>[number]
export type SuggestionQuery = NonNullable<Asked<'/api/work-orders/suggestions'>>
export type DeadlineQuery = NonNullable<Asked<'/api/handling-deadline'>>
export type CallbackBody = Sent<'/api/work-orders/{number}/callbacks'>
export type Registration = Sent<'/api/work-orders'>
export type Batch = Sent<'/api/work-orders/batches'>
export type CallerHistory = Answered<'/api/requesters/histories'>

export type IndicatorDefinition = Get<'/api/indicators'>[number]
export type IndicatorValues = Get<'/api/indicators/{code}'>
export type IndicatorRow = IndicatorValues['rows'][number]
export type RecordPage = Get<'/api/indicators/{code}/records'>
export type Dashboard = Get<'/api/dashboard'>
export type DashboardIndicator = Dashboard['indicators'][number]

export type Call = Get<'/api/calls/{reference}'>
export type CallPage = Get<'/api/calls'>
export type CallItem = CallPage['items'][number]
export type CallQuery = NonNullable<Asked<'/api/calls'>>
export type CallRecordings = Get<'/api/calls/{reference}/recordings'>
export type Recording = CallRecordings['recordings'][number]
export type ListeningPass = Answered<'/api/calls/{reference}/listenings'>
export type IncidentPage = Get<'/api/recording-incidents'>
export type RecordingIncident = IncidentPage['items'][number]
export type Scheme = Get<'/api/schemes'>[number]
export type Scorecard = Get<'/api/evaluations/{scheme}'>
export type ScorecardLevel = Scorecard['tree'][number]
export type ScorecardGroup = ScorecardLevel['groups'][number]
export type ScorecardLeaf = ScorecardGroup['leaves'][number]

export type SavedView = Get<'/api/saved-views'>[number]
export type SavedViewBody = Sent<'/api/saved-views'>
export type BulkBody = Sent<'/api/work-orders/bulk-actions'>
export type BulkOutcome = Answered<'/api/work-orders/bulk-actions'>
export type BulkRefusal = BulkOutcome['would_refuse'][number]
export type BulkRefusalCount = BulkOutcome['refusals'][number]
export type Export = Get<'/api/exports'>['items'][number]
export type ExportBody = Sent<'/api/exports'>

export type Named = { code: string; name: string }
export type OrderLink = { number: string; title: string }
// Without a title where the reader's department has no part in it any more.
export type SupervisedOrder = { number: string; title: string | null }
export type Approval = WorkOrder['approvals'][number]
export type Clock = WorkOrder['clocks'][number]
export type Attachment = Answered<'/api/work-orders/{number}/attachments'>
export type Finding = Answered<'/api/work-orders/{number}/reply-checks'>[number]
export type Explanation = Get<'/api/work-orders/{number}/clocks/{clock_id}/explanation'>
export type Duplicate = Answered<'/api/work-orders/duplicate-searches'>[number]
export type OrderSupervision = Get<'/api/work-orders/{number}/supervision'>

export type OwnSeat = Get<'/api/seats/own'>
export type SeatSettings = Get<'/api/seats/settings'>
export type Seat = NonNullable<OwnSeat['seat']>
export type LiveView = Get<'/api/live-view'>
export type DepartmentExpert = Get<'/api/department-experts'>[number]
export type ReturnCall = Get<'/api/return-calls'>[number]

export type ReportCheck = Answered<'/api/report-checks'>
export type ReportFinding = ReportCheck['findings'][number]
export type CallerRule = Get<'/api/caller-rules'>[number]
export type CityTelephone = Get<'/api/city-telephone'>
export type CityTelephoneVersion = Get<'/api/city-telephone/versions'>[number]
export type CityTelephoneComparison = Answered<'/api/city-telephone/comparisons'>

export type Report = Get<'/api/reports/{report_id}'>
export type ReportQuery = NonNullable<Asked<'/api/reports'>>
export type Found = Answered<'/api/searches'>

export type LiveSummary = Get<'/api/live-view/summary'>
export type DayBoard = Get<'/api/wallboard'>
export type BoundaryChange = Answered<'/api/division-boundaries'>

export type ImportPreview = Answered<'/api/imports/organisation'>
export type ImportSummary = Get<'/api/imports/organisation'>[number]
export type OrganisationUnit = Get<'/api/organisation/departments'>[number]
export type DepartmentChange = Get<'/api/organisation/departments/{code}/history'>[number]
export type CategoryLine = Get<'/api/organisation/categories'>[number]
export type ReplyTemplate = Get<'/api/reply-templates'>[number]
