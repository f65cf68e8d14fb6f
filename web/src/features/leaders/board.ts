import type { Named, SupervisedOrder } from '@/api/types'

export type Board = {
  key_enterprises: {
    open: number
    overdue: number
    done_30_days: number
    items: {
      number: string
      title: string
      stage: string
      department: Named | null
      handling_due_at: string | null
      is_overdue: boolean
    }[]
  } | null
  leader_items: {
    open: number
    late: number
    items: {
      id: number
      work_order: SupervisedOrder
      department: Named | null
      leader: string
      requirement: string
      due_on: string | null
      is_late: boolean
      state: string
    }[]
  }
  instructions: {
    open: number
    late: number
    items: {
      id: number
      work_order: SupervisedOrder
      department: Named | null
      text: string
      leader_name: string
      reply_due_at: string | null
      is_reply_late: boolean
      state: string
    }[]
  }
  focus_areas: { focus_area: string; open: number; overdue: number; registered_today: number }[]
}
