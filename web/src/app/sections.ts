import {
  Bell,
  Calendar,
  Checked,
  CircleCheck,
  DataAnalysis,
  DataLine,
  Document,
  EditPen,
  Finished,
  Flag,
  Headset,
  Medal,
  MessageBox,
  Money,
  Monitor,
  Notebook,
  OfficeBuilding,
  Phone,
  PhoneFilled,
  Promotion,
  Switch,
  TrendCharts,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { STEP_PERMISSIONS } from '@/api/session'

export type Section = { name: string; route: string; icon: Component; permissions: readonly string[] }

/** The entries of the rail, in order; a person's home stands before them. */
export const SECTIONS: readonly Section[] = [
  { name: 'inbox', route: 'inbox', icon: MessageBox, permissions: ['acknowledge_work_orders', 'approve_replies'] },
  { name: 'orders', route: 'orders', icon: Document, permissions: ['read_work_orders', 'read_all_work_orders'] },
  { name: 'register', route: 'register', icon: EditPen, permissions: ['register_work_orders'] },
  {
    name: 'dispatching',
    route: 'dispatch-desk',
    icon: Promotion,
    permissions: ['dispatch_work_orders', 'designate_departments'],
  },
  { name: 'reviewing', route: 'review-desk', icon: CircleCheck, permissions: ['review_work_orders'] },
  {
    name: 'approvals',
    route: 'approvals',
    icon: Checked,
    permissions: [
      'decide_send_backs',
      'decide_extensions',
      'decide_second_extensions',
      'decide_promises',
      'decide_exclusions',
      'approve_replies',
    ],
  },
  {
    name: 'disputes',
    route: 'disputes',
    icon: Switch,
    permissions: ['decide_send_backs', 'organise_joint_reviews', 'designate_departments'],
  },
  { name: 'callbacks', route: 'callbacks', icon: PhoneFilled, permissions: ['record_callbacks'] },
  {
    name: 'supervision',
    route: 'supervision-reminders',
    icon: Bell,
    permissions: ['remind_departments', 'answer_supervision', 'supervise_work_orders'],
  },
  { name: 'leaders', route: 'leaders', icon: Flag, permissions: ['instruct_departments', 'supervise_work_orders'] },
  { name: 'liveView', route: 'live-view', icon: Monitor, permissions: ['watch_seats'] },
  { name: 'returnCalls', route: 'return-calls', icon: Phone, permissions: ['take_calls'] },
  { name: 'calls', route: 'calls', icon: Headset, permissions: ['read_calls'] },
  { name: 'rates', route: 'three-rates', icon: DataLine, permissions: ['read_indicators'] },
  { name: 'dashboard', route: 'dashboard', icon: DataAnalysis, permissions: ['read_indicators'] },
  { name: 'indicators', route: 'indicators', icon: TrendCharts, permissions: ['read_indicators'] },
  { name: 'reports', route: 'reports', icon: Notebook, permissions: ['read_reports'] },
  { name: 'evaluation', route: 'evaluation', icon: Medal, permissions: ['read_evaluations'] },
  { name: 'contracts', route: 'contract-projects', icon: Money, permissions: ['read_contracts'] },
  { name: 'appraisal', route: 'appraisal-projects', icon: Finished, permissions: ['read_evaluations'] },
  {
    name: 'organisation',
    route: 'departments',
    icon: OfficeBuilding,
    permissions: ['administer_organisation'],
  },
  { name: 'organisation', route: 'people', icon: OfficeBuilding, permissions: ['administer_people'] },
  { name: 'rules', route: 'responsibilities', icon: Calendar, permissions: ['administer_responsibilities'] },
  { name: 'rules', route: 'calendar', icon: Calendar, permissions: ['administer_organisation'] },
  { name: 'rules', route: 'caller-rules', icon: Calendar, permissions: ['watch_seats'] },
]

/** Where a new part of the rail begins: what is read now and then stands apart from the day's work. */
const PARTS: Record<string, string> = {
  liveView: 'telephone',
  returnCalls: 'telephone',
  calls: 'telephone',
  rates: 'figures',
  dashboard: 'figures',
  indicators: 'figures',
  reports: 'figures',
  evaluation: 'evaluation',
  contracts: 'evaluation',
  appraisal: 'evaluation',
  organisation: 'rules',
  rules: 'rules',
}
const partOf = (section: Section) => PARTS[section.name] ?? 'work'

/** Whether an entry stands apart from the one before it. */
export const beginsPart = (sections: readonly Section[], at: number): boolean => {
  const [before, section] = [sections[at - 1], sections[at]]
  return Boolean(before && section) && partOf(before as Section) !== partOf(section as Section)
}

type May = (...wanted: string[]) => boolean

/**
 * The entries that somebody sees, his home first: on a phone what stands last is behind a menu. Of an entry with two
 * ways in, the first that his permissions open.
 */
export function openSections(may: May): Section[] {
  const open = SECTIONS.filter((section) => may(...section.permissions)).filter(
    (section, at, all) => all.findIndex((other) => other.name === section.name) === at,
  )
  const home = homeAmong(open, may)
  return home ? [home, ...open.filter((section) => section !== home)] : open
}

/** A person's home. */
export const firstSection = (may: May): Section | undefined => openSections(may)[0]

/**
 * Work orders for who takes steps on them, the figures for who only reads, the evaluation for who enters values for it;
 * else the first section that his permissions open.
 */
function homeAmong(open: readonly Section[], may: May): Section | undefined {
  const named = (name: string) => open.find((section) => section.name === name)
  if (may(...STEP_PERMISSIONS)) return open[0]
  return (may('enter_values') ? named('evaluation') : undefined) ?? named('dashboard') ?? open[0]
}
