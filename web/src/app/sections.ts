import {
  Bell,
  Calendar,
  Checked,
  DataAnalysis,
  DataLine,
  Document,
  EditPen,
  Flag,
  Headset,
  Medal,
  Monitor,
  Phone,
  PhoneFilled,
  Switch,
  TrendCharts,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { STEP_PERMISSIONS } from '@/api/session'

export type Section = { name: string; route: string; icon: Component; permissions: readonly string[] }

/** The entries of the rail, in order; a person's home stands before them. */
export const SECTIONS: readonly Section[] = [
  { name: 'orders', route: 'orders', icon: Document, permissions: ['read_work_orders', 'read_all_work_orders'] },
  { name: 'register', route: 'register', icon: EditPen, permissions: ['register_work_orders'] },
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
  { name: 'evaluation', route: 'evaluation', icon: Medal, permissions: ['read_evaluations'] },
  { name: 'rules', route: 'responsibilities', icon: Calendar, permissions: ['administer_responsibilities'] },
  { name: 'rules', route: 'calendar', icon: Calendar, permissions: ['administer_organisation'] },
  { name: 'rules', route: 'caller-rules', icon: Calendar, permissions: ['watch_seats'] },
]

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
