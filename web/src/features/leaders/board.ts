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
      assigned_at: string
      assigned_by_name: string
      due_on: string | null
      is_late: boolean
      state: string
      report: string
      reported_at: string | null
      reported_by_name: string | null
      decision_note: string
      approved_at: string | null
      approved_by_name: string | null
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

export type LeaderItem = Board['leader_items']['items'][number]
export type ItemStep = 'assigned' | 'reported' | 'approved'

/** The three steps of an item, each with its moment and who took it; without a moment it is still to come. */
export function stepsOf(item: LeaderItem): { step: ItemStep; at: string | null; by: string | null }[] {
  return [
    { step: 'assigned', at: item.assigned_at, by: item.assigned_by_name },
    { step: 'reported', at: item.reported_at, by: item.reported_by_name },
    { step: 'approved', at: item.approved_at, by: item.approved_by_name },
  ]
}

type Ranked = { rank: number | null }

/** The first of a ranking and its last, each once: what a leader asks about. */
export function endsOf<Row extends Ranked>(rows: readonly Row[], first: number, last: number) {
  const ranked = rows.filter((row) => row.rank !== null)
  return { first: ranked.slice(0, first), last: ranked.slice(Math.max(first, ranked.length - last)) }
}

type Leaf = { name: string; weight: string; mark_at_pace: string | null }

/** Where the forecast loses the most points: the leaves with the largest gap, none that loses nothing. */
export function lossesOf<Each extends Leaf>(leaves: readonly Each[], most: number): (Each & { lost: number })[] {
  return leaves
    .filter((leaf) => leaf.mark_at_pace !== null && leaf.mark_at_pace !== '')
    .map((leaf) => ({ ...leaf, lost: Number(leaf.weight) - Number(leaf.mark_at_pace) }))
    .filter((leaf) => leaf.lost > 0)
    .sort((one, other) => other.lost - one.lost)
    .slice(0, most)
}
