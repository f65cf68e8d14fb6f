import type { DayBoard } from '@/api/types'

type Place = DayBoard['divisions'][number]
/** A figure that the board explains; the indicator of the catalogue that it is, where there is one. */
export type Figure = keyof typeof INDICATORS

export const INDICATORS = {
  waiting: null,
  longest: null,
  expected: null,
  seats: null,
  inTime: { code: 'service_level', variant: 'F3' },
  rolling: { code: 'answer_rate', variant: 'of_offered' },
  registered: { code: 'work_orders', variant: '' },
  dueSoon: null,
  overdue: { code: 'overdue_work_orders', variant: 'open' },
  places: { code: 'work_orders', variant: '' },
  topics: { code: 'work_orders', variant: '' },
  calls: { code: 'call_volume', variant: '' },
} as const

/** The places of the city as a tree of two levels: districts, each with its townships. */
export function districtsOf(places: readonly Place[]): { district: Place; townships: Place[] }[] {
  const city = places.find((each) => each.parent_code === null)
  const districts = places.filter((each) => each.parent_code === city?.code)
  return districts.map((district) => ({
    district,
    townships: places.filter((each) => each.parent_code === district.code),
  }))
}

/** Five steps from nothing to the most, so that a wall of numbers has a shape. */
export const stepOf = (count: number, most: number) => (count && most ? Math.max(1, Math.ceil((count / most) * 4)) : 0)
