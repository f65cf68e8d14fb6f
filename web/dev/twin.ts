/**
 * DEVELOPMENT ONLY. Answers /api and /events with invented records when no backend is named by HOTLINE_BACKEND,
 * in `npm run dev` and `vite preview`. It is never part of what is built.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import type { WorkOrder } from '../src/api/types'
import { scorecard } from './scorecard'
import {
  categories,
  departments,
  divisions,
  hotline,
  indicators,
  makeOrder,
  orders,
  people,
  random,
  STAGES,
  type Person,
} from './world'

const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
const STEPS: Record<string, [string, string][]> = {
  registered: [
    ['dispatch', 'dispatch_work_orders'],
    ['answer', 'answer_work_orders'],
  ],
  dispatched: [['acknowledge', 'acknowledge_work_orders']],
  acknowledged: [['reply', 'reply_to_work_orders']],
  replied: [
    ['accept_reply', 'review_work_orders'],
    ['return_reply', 'review_work_orders'],
  ],
  completed: [['record_callback', 'record_callbacks']],
  called_back: [['archive', 'archive_work_orders']],
}
const TARGET: Record<string, [string, string]> = {
  answers: ['answer', 'completed'],
  dispatches: ['dispatch', 'dispatched'],
  acknowledgements: ['acknowledge', 'acknowledged'],
  replies: ['reply', 'replied'],
  callbacks: ['record_callback', 'called_back'],
  archivings: ['archive', 'archived'],
}
class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly next: string,
    readonly field?: string,
  ) {
    super(code)
  }
}
type Body = Record<string, string | number | boolean | null>
let signedIn: Person | null = null
const kept = new Map<string, unknown>()
const stepsFor = (order: WorkOrder) =>
  (STEPS[order.stage] ?? [])
    .filter(([, permission]) => signedIn?.permissions.includes(permission))
    .map(([step]) => step)
const seen = (order: WorkOrder) => ({ ...order, steps: stepsFor(order) })

function session() {
  if (!signedIn)
    throw new Refused(401, 'not_signed_in', '您还没有登录，或登录已过期。', '请重新登录，已填写的内容会保留。')
  const { account, name, staff_number, role, permissions } = signedIn
  const isDepartments = ['department_clerk', 'handler', 'approving_leader'].includes(role.code)
  return {
    person: { account, name, staff_number },
    roles: [role],
    permissions,
    department: isDepartments ? departments[0] : null,
  }
}

function list(query: URLSearchParams) {
  const now = Date.now()
  const view = query.get('view')
  const has = (key: string, value: string | undefined | null) => !query.get(key) || query.get(key) === value
  const rows = orders.filter((order) => {
    const due = order.handling_due_at ? Date.parse(order.handling_due_at) : 0
    const isOpen = !['completed', 'called_back', 'archived'].includes(order.stage)
    if (view === 'my_tasks' && !stepsFor(order).length) return false
    if (view === 'overdue' && !order.is_overdue) return false
    if (view === 'due_soon' && !(isOpen && due > now && due < now + 86_400_000)) return false
    const q = query.get('q') ?? ''
    return (
      (order.title + String(order.number) + order.address).includes(q) &&
      has('stage', order.stage) &&
      has('channel', order.channel) &&
      has('department', order.department?.code) &&
      has('request_type', order.request_type) &&
      (query.get('category') ? order.category.code.startsWith(query.get('category') ?? '') : true)
    )
  })
  const start = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 20)
  return {
    items: rows.slice(start, start + limit),
    next_cursor: start + limit < rows.length ? String(start + limit) : null,
  }
}

const count = (view: string) => ({
  count: list(new URLSearchParams({ view, limit: '999' })).items.length,
  is_bounded: false,
})

function act(number: string, act: string, body: Body) {
  const order = orders.find((each) => String(each.number) === number)
  if (!order) throw new Refused(404, 'not_found', '没有找到这件工单。', '请核对工单号。')
  if (act === 'disclosures') return { name: '王秀兰', phone_number: '13800138000' }
  if (body.version !== order.version)
    throw new Refused(
      409,
      'stale_version',
      '工单在您打开之后已有新的变化。',
      '请刷新后确认再提交，您填写的内容仍保留在页面上。',
    )
  const [kind, stage] =
    act === 'reviews'
      ? body.outcome === 'accepted'
        ? ['accept_reply', 'completed']
        : ['return_reply', 'acknowledged']
      : (TARGET[act] ?? ['', ''])
  if (!stepsFor(order).includes(kind))
    throw new Refused(409, 'stage_not_reachable', '工单已由他人处理。', '请刷新工单查看最新进展。')
  const department = departments.find((each) => each.code === body.department_code)
  if (department)
    Object.assign(order, { department, handling_due_at: new Date(Date.now() + 5 * 86_400_000).toISOString() })
  if (kind === 'reply') order.reply = String(body.reply)
  if (kind === 'answer') Object.assign(order, { answer: body.answer, answered_at_once: true })
  if (kind === 'record_callback') order.callback = { state: 'closed', attempts: 1, ...body } as never
  Object.assign(order, { stage, version: order.version + 1 })
  order.history.push({
    sequence: order.history.length + 1,
    kind,
    at: new Date().toISOString(),
    actor_name: signedIn?.name ?? '',
    department_name: department?.name ?? null,
    note: String(body.note ?? body.reply ?? body.answer ?? body.comment ?? ''),
    details: {},
  } as never)
  return seen(order)
}

const MONTHS = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}`)
function figures(code: string, by: string | null) {
  const isCount = code === 'knowledge_updates'
  const keys =
    by === 'department'
      ? departments.map((each) => each.name)
      : by === 'category'
        ? categories.filter((each) => each.level === 1).map((each) => each.name)
        : MONTHS
  return keys.map((key) => {
    const denominator = 14000 + Math.floor(random() * 5000)
    const numerator = isCount ? Math.floor(random() * 300) : Math.floor(denominator * (0.93 + random() * 0.06))
    const shown = isCount ? String(numerator) : `${((numerator / denominator) * 100).toFixed(2)}%`
    return {
      key,
      name: key,
      numerator,
      denominator: isCount ? null : denominator,
      value: String(isCount ? numerator : numerator / denominator),
      shown,
    }
  })
}

function answer(method: string, url: URL, body: Body): unknown {
  const path = url.pathname.replace(/^\/api/, '')
  const query = url.searchParams
  if (path === '/hotline') return hotline
  if (path === '/session') {
    if (method === 'DELETE') return (signedIn = null)
    if (method === 'POST') {
      const found = people.find((each) => each.account === body.account && body.password === 'demo-12345')
      if (!found)
        throw new Refused(401, 'wrong_credentials', '账号或密码不正确。', '请重新输入；连续输错五次将锁定十分钟。')
      signedIn = found
    }
    return session()
  }
  session()
  const [, first, second = '', third = ''] = path.split('/')
  const name = decodeURIComponent(second)
  if (path === '/departments') return departments
  if (path === '/categories') return categories
  if (path === '/divisions') return divisions
  if (path === '/work-orders/counts')
    return {
      views: {
        my_tasks: count('my_tasks'),
        due_soon: count('due_soon'),
        overdue: count('overdue'),
        all: { count: 999, is_bounded: true },
      },
    }
  if (path === '/work-orders/suggestions')
    return departments.slice(0, 3).map((each, at) => ({
      department: { code: each.code, name: each.name },
      reason: ['近 90 天同类 37 件，未退回 97%', '权责清单：市容环境市级监督', '同街道同类 4 件'][at],
      limit: { amount: 5, unit: 'working_day' },
      share: ['0.86', '0.09', '0.04'][at],
    }))
  if (path === '/handling-deadline')
    return {
      due_at: new Date(Date.now() + 5 * 86_400_000).toISOString(),
      amount: 5,
      unit: 'working_day',
      rule_name: '一般诉求',
    }
  if (path === '/work-orders' && method === 'GET') return list(query)
  if (path === '/work-orders') {
    if (String(body.title).includes('错'))
      throw new Refused(422, 'invalid_input', '“title”不符合要求。', '请修改后重新提交。', 'title')
    const order = makeOrder(orders.length)
    Object.assign(order, body, {
      number: String(Number(orders[0]?.number) + orders.length),
      stage: body.answer ? 'completed' : STAGES[0],
      department: null,
      handling_due_at: null,
      history: order.history.slice(0, 1),
      callback: null,
      reply: null,
      version: 1,
      registered_at: new Date().toISOString(),
    })
    order.category = categories.find((each) => each.code === body.category_code) as never
    orders.unshift(order)
    return seen(order)
  }
  if (first === 'work-orders') {
    if (method === 'POST') return act(name, third, body)
    const found = orders.find((each) => String(each.number) === name)
    if (!found) throw new Refused(404, 'not_found', '没有找到这件工单。', '请核对工单号。')
    return seen(found)
  }
  if (path === '/indicators') return indicators
  const definition = indicators.find((each) => each.code === name)
  if (first === 'indicators' && third === 'records')
    return {
      columns: [
        { code: 'number', name: '工单号' },
        { code: 'title', name: '标题' },
        { code: 'at', name: '时间' },
      ],
      items: orders.slice(0, 20).map((each) => ({
        number: each.number,
        title: each.title,
        at: each.registered_at,
        link: { kind: 'work_order', id: each.number },
      })),
      next_cursor: null,
    }
  if (first === 'indicators')
    return {
      code: name,
      variant: null,
      unit: definition?.unit,
      version: '1',
      name: definition?.name,
      definition,
      rows: query.get('by')
        ? figures(name, query.get('by'))
        : figures(name, null)
            .slice(0, 1)
            .map((row) => ({ ...row, key: 'total' })),
    }
  if (path === '/dashboard')
    return {
      from: query.get('from'),
      to: query.get('to'),
      scale: '0.1',
      indicators: indicators.map((each) => {
        const rows = figures(each.code, 'month')
        return {
          code: each.code,
          name: each.name,
          unit: each.unit,
          variant: null,
          total: { ...rows[0], numerator: 193932, denominator: rows[0]?.denominator === null ? null : 199133 },
          rows,
        }
      }),
    }
  if (first === 'calls')
    return {
      reference: name,
      arrived_at: new Date().toISOString(),
      queue: '综合服务',
      line: '12345',
      agent_name: '陈晓',
      outcome: 'answered',
      waiting_seconds: 9,
      talking_seconds: 187,
      after_call_seconds: 42,
      recording_reference: 'R1',
      rating: 5,
      caller_number: '138****8000',
      work_orders: orders.slice(0, 2).map((each) => ({ number: each.number, title: each.title })),
    }
  if (path === '/schemes')
    return [{ code: 'donghu-2023', name: '东湖市 2023 年度热线绩效评价', year: 2023, hotline: 'demonstration' }]
  if (first === 'evaluations') return scorecard
  throw new Refused(404, 'not_found', '没有这个地址。', '请核对地址。')
}

async function handle(request: IncomingMessage, response: ServerResponse, next: () => void) {
  const url = new URL(request.url ?? '/', 'http://twin')
  if (url.pathname === '/events') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': open\n\n')
    return
  }
  if (!url.pathname.startsWith('/api/')) return next()
  let text = ''
  for await (const part of request) text += String(part)
  const key = String(request.headers['idempotency-key'] ?? '')
  try {
    const told = kept.get(key) ?? answer(request.method ?? 'GET', url, text ? (JSON.parse(text) as Body) : {})
    if (key) kept.set(key, told)
    response
      .writeHead(told === null ? 204 : 200, { 'Content-Type': 'application/json' })
      .end(told === null ? undefined : JSON.stringify(told))
  } catch (thrown) {
    const refused =
      thrown instanceof Refused ? thrown : new Refused(500, 'internal_error', String(thrown), '请稍后重试。')
    const { status, code, title, field } = refused
    response.writeHead(status, { 'Content-Type': 'application/problem+json' }).end(
      JSON.stringify({
        type: `/problems/${code}`,
        status,
        code,
        title,
        detail: title,
        next_step: refused.next,
        field,
        request_id: 'twin',
      }),
    )
  }
}

export function developmentTwin(): Plugin {
  return {
    name: 'development-twin',
    configureServer: (server) =>
      void server.middlewares.use((request, response, next) => void handle(request, response, next)),
    configurePreviewServer: (server) => {
      server.middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', POLICY)
        void handle(request, response, next)
      })
    },
  }
}
