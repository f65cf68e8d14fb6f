// Weighs the built pages (gzip): what every page loads first, the agent's desk with all that it needs to be worked at,
// each route's own chunk, the charts. Run after `npm run build`.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../../src/hotline/webdist/', import.meta.url)
const LIMITS = { firstLoad: 200, desk: 260, route: 120, charts: 210 }
const DESK = 'src/features/register/pages/Desk.vue'
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1024

/** Every file that comes along when a chunk is loaded by a static import. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(chunk.file)) return seen
  seen.add(chunk.file)
  for (const style of chunk.css ?? []) seen.add(style)
  for (const other of chunk.imports ?? []) filesOf(other, seen)
  return seen
}

const total = (files) => [...files].reduce((sum, file) => sum + weight(file), 0)
const rows = []
const first = filesOf('index.html')
rows.push(['first load', total(first), LIMITS.firstLoad])
rows.push(['first load of the desk', total(filesOf(DESK, filesOf('index.html'))), LIMITS.desk])
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue
  const own = new Set([...filesOf(key)].filter((file) => !first.has(file)))
  rows.push([key, total(own), /ChartCanvas/.test(key) ? LIMITS.charts : LIMITS.route])
}
let isOver = false
for (const [name, size, limit] of rows) {
  const over = size > limit
  isOver ||= over
  console.log(`${over ? 'OVER' : 'ok  '} ${size.toFixed(1).padStart(7)} KB of ${limit} KB  ${name}`)
}
if (isOver) {
  console.error('A page weighs more than its budget: load the heavy part lazily or leave it out.')
  process.exit(1)
}
