import { DataAnalysis, Document, EditPen, Medal, TrendCharts } from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { STEP_PERMISSIONS } from '@/api/session'

export type Section = { name: string; route: string; icon: Component; permissions: readonly string[] }

/** The entries of the rail, in order. */
export const SECTIONS: readonly Section[] = [
  { name: 'orders', route: 'orders', icon: Document, permissions: ['read_work_orders', 'read_all_work_orders'] },
  { name: 'register', route: 'register', icon: EditPen, permissions: ['register_work_orders'] },
  { name: 'dashboard', route: 'dashboard', icon: DataAnalysis, permissions: ['read_indicators'] },
  { name: 'indicators', route: 'indicators', icon: TrendCharts, permissions: ['read_indicators'] },
  { name: 'evaluation', route: 'evaluation', icon: Medal, permissions: ['read_evaluations'] },
]

/**
 * A person's home: work orders for who takes steps on them, the figures for who only reads, the evaluation for who
 * enters values for it; else the first section that his permissions open.
 */
export function firstSection(may: (...wanted: string[]) => boolean): Section | undefined {
  const open = SECTIONS.filter((section) => may(...section.permissions))
  const named = (name: string) => open.find((section) => section.name === name)
  if (may(...STEP_PERMISSIONS)) return open[0]
  return (may('enter_values') ? named('evaluation') : undefined) ?? named('dashboard') ?? open[0]
}
