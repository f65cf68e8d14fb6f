/** Longitude and latitude in degrees. */
type Point = readonly number[]
export type Shape = { code: string; polygons: readonly (readonly (readonly Point[])[])[] }

/** Outlines as paths of a drawing that is `width` wide; the height follows from the shape of the city. */
export function drawn(shapes: readonly Shape[], width: number) {
  const points = shapes.flatMap((shape) => shape.polygons.flatMap((rings) => rings.flat()))
  if (!points.length) return { height: 0, paths: new Map<string, { path: string; middle: { x: number; y: number } }>() }
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  // Degrees of longitude are shorter than those of latitude; within one city this is all the projection it takes.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = width / Math.max((east - west) * squeeze, 1e-6)
  const place = ([x = 0, y = 0]: Point) => ({ x: (x - west) * squeeze * scale, y: (north - y) * scale })
  const paths = new Map(
    shapes.map((shape) => [shape.code, { path: pathOf(shape, place), middle: middleOf(shape, place) }]),
  )
  return { height: (north - south) * scale, paths }
}

type Placed = (point: Point) => { x: number; y: number }

function pathOf(shape: Shape, place: Placed): string {
  return shape.polygons.flatMap((rings) => rings.map((ring) => `${lineOf(ring, place)}Z`)).join('')
}

function lineOf(ring: readonly Point[], place: Placed): string {
  let [line, lastX, lastY] = ['', Infinity, Infinity]
  for (const point of ring) {
    const { x, y } = place(point)
    // What lies nearer than half a point to the last one cannot be seen.
    if (line && Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue
    line += `${line ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
    lastX = x
    lastY = y
  }
  return line
}

/** The middle of the largest outline's box: where its name stands. */
function middleOf(shape: Shape, place: Placed) {
  const boxes = shape.polygons.map((rings) => {
    const spots = (rings[0] ?? []).map(place)
    const xs = spots.map((spot) => spot.x)
    const ys = spots.map((spot) => spot.y)
    const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
    return { ...box, size: (box.right - box.left) * (box.bottom - box.top) }
  })
  const largest = boxes.sort((one, other) => other.size - one.size)[0]
  return largest ? { x: (largest.left + largest.right) / 2, y: (largest.top + largest.bottom) / 2 } : { x: 0, y: 0 }
}
