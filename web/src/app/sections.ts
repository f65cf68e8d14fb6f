import { DataAnalysis, Document, EditPen, Medal, TrendCharts } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export type Section = { name: string; route: string; icon: Component; permissions: readonly string[] }

/** The entries of the rail, in order; a person's home is the first that his permissions open. */
export const SECTIONS: readonly Section[] = [
  { name: 'orders', route: 'orders', icon: Document, permissions: ['read_work_orders', 'read_all_work_orders'] },
  { name: 'register', route: 'register', icon: EditPen, permissions: ['register_work_orders'] },
  { name: 'dashboard', route: 'dashboard', icon: DataAnalysis, permissions: ['read_indicators'] },
  { name: 'indicators', route: 'indicators', icon: TrendCharts, permissions: ['read_indicators'] },
  { name: 'evaluation', route: 'evaluation', icon: Medal, permissions: ['read_evaluations'] },
]
