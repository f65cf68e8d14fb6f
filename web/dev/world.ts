/** Invented records for developing pages without a backend. Never part of what is built. */
import type { Category, Department, Hotline, IndicatorDefinition, WorkOrder } from '../src/api/types'

let seed = 12345
/** The same numbers each time the twin starts. */
export function random(): number {
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed / 2147483648
}
export const pick = <Each>(from: readonly Each[]): Each => from[Math.floor(random() * from.length)] as Each

const ROLES: [string, string, string[]][] = [
  [
    'agent',
    '话务员',
    ['read_all_work_orders', 'register_work_orders', 'answer_work_orders', 'disclose_requesters', 'read_calls'],
  ],
  [
    'team_leader',
    '班长',
    [
      'read_all_work_orders',
      'register_work_orders',
      'answer_work_orders',
      'dispatch_work_orders',
      'disclose_requesters',
      'read_calls',
      'read_indicators',
    ],
  ],
  [
    'dispatcher',
    '派单员',
    [
      'read_all_work_orders',
      'register_work_orders',
      'dispatch_work_orders',
      'answer_work_orders',
      'disclose_requesters',
      'read_calls',
    ],
  ],
  ['department_clerk', '承办单位签收员', ['read_work_orders', 'acknowledge_work_orders', 'disclose_requesters']],
  [
    'handler',
    '承办单位办理人',
    ['read_work_orders', 'acknowledge_work_orders', 'reply_to_work_orders', 'disclose_requesters'],
  ],
  [
    'approving_leader',
    '承办单位审批领导',
    ['read_work_orders', 'reply_to_work_orders', 'read_indicators', 'read_evaluations'],
  ],
  [
    'reviewer',
    '审核员',
    ['read_all_work_orders', 'review_work_orders', 'archive_work_orders', 'read_calls', 'read_indicators'],
  ],
  [
    'callback_clerk',
    '回访员',
    ['read_all_work_orders', 'record_callbacks', 'archive_work_orders', 'disclose_requesters', 'read_calls'],
  ],
  [
    'evaluator',
    '评价员',
    ['read_all_work_orders', 'read_calls', 'enter_values', 'read_indicators', 'read_evaluations'],
  ],
  [
    'hotline_head',
    '热线负责人',
    [
      'read_all_work_orders',
      'dispatch_work_orders',
      'review_work_orders',
      'archive_work_orders',
      'read_calls',
      'read_indicators',
      'read_evaluations',
    ],
  ],
  ['city_leader', '市领导', ['read_all_work_orders', 'read_indicators', 'read_evaluations']],
  ['system_administrator', '系统管理员', ['administer_organisation']],
  ['audit_administrator', '审计管理员', ['read_audit']],
]
const NAMES = ['陈晓', '王敏', '李建国', '张雨', '刘芳', '赵磊', '孙悦', '周宁', '吴桐', '郑洁', '冯远', '何平', '许静']
export const people = ROLES.map(([code, name, permissions], at) => ({
  account: code.replaceAll('_', '-'),
  name: NAMES[at] ?? '何平',
  staff_number: String(8001 + at),
  role: { code, name },
  permissions,
}))
export type Person = (typeof people)[number]

export const hotline: Hotline = {
  name: 'demonstration',
  title: '东湖市政务服务便民热线',
  city: '东湖市',
  is_demonstration: true,
  scale: '0.1',
  first_day: '2023-01-01',
  last_day: '2023-12-31',
  accounts: people.map((each) => ({
    account: each.account,
    password: 'demo-12345',
    name: each.name,
    role_names: [each.role.name],
  })),
} as Hotline

export const departments = [
  ['CG', '市城管局', 'city', '市容环境、占道经营、违法建设的监督管理'],
  ['SW', '市水务集团', 'city', '供水、排水设施的运行维护'],
  ['ZJ', '市住建局', 'city', '物业、房屋质量、建筑市场'],
  ['JT', '市公安局交警支队', 'city', '道路交通秩序'],
  ['YB', '市医保局', 'city', '参保、报销、异地就医备案'],
  ['RS', '市人社局', 'city', '劳动关系、欠薪、社会保险'],
  ['LJ', '临江区政府', 'county', '区级统筹'],
  ['DH', '东湖区政府', 'county', '区级统筹'],
  ['CY', '翠苑街道办事处', 'town', '辖区日常事务'],
].map(([code, name, level, remit]) => ({ code, name, level, remit, parent_code: null })) as Department[]

const TREE: Record<string, Record<string, string[]>> = {
  城市管理: { 市容环境: ['垃圾清运', '占道经营'], 市政设施: ['道路破损', '路灯故障'] },
  住房城乡建设: { 物业管理: ['电梯故障', '停车管理'], 房屋质量: ['渗漏开裂'] },
  供热供水: { 供水: ['停水', '水质'], 供热: ['室温不达标'] },
  社会保险: { 医保: ['异地报销', '参保缴费'], 养老: ['养老金发放'] },
  劳动保障: { 拖欠工资: ['工程建设领域', '其他行业'] },
}
export const categories: Category[] = []
Object.entries(TREE).forEach(([top, seconds], a) => {
  const first = `C${a + 1}`
  categories.push({ code: first, name: top, parent_code: null, level: 1 } as Category)
  Object.entries(seconds).forEach(([second, leaves], b) => {
    const middle = `${first}0${b + 1}`
    categories.push({ code: middle, name: second, parent_code: first, level: 2 } as Category)
    leaves.forEach((leaf, c) =>
      categories.push({ code: `${middle}0${c + 1}`, name: leaf, parent_code: middle, level: 3 } as Category),
    )
  })
})
export const divisions = [
  ['990100', '临江区', null, 2],
  ['990101', '老城街道', '990100', 3],
  ['990102', '滨河街道', '990100', 3],
  ['990200', '东湖区', null, 2],
  ['990201', '翠苑街道', '990200', 3],
  ['990202', '西城街道', '990200', 3],
].map(([code, name, parent_code, level]) => ({ code, name, parent_code, level })) as Category[]

const MATTERS = [
  '工地夜间施工噪声扰民',
  '共享单车堵塞盲道',
  '电梯反复困人要求更换',
  '建筑公司拖欠农民工工资',
  '夜间烧烤摊油烟扰民',
  '医保异地报销流程咨询',
  '楼顶私搭阳光房漏水',
  '室温只有 14 度供热不达标',
  '小区南门垃圾桶满溢三天未清运',
  '路灯连续一周不亮',
  '公交站点取消后出行不便',
  '人行道地砖破损绊倒老人',
]
export const STAGES = ['registered', 'dispatched', 'acknowledged', 'replied', 'completed', 'called_back', 'archived']
const KINDS = ['register', 'dispatch', 'acknowledge', 'reply', 'accept_reply', 'record_callback', 'archive']
const WHO = ['陈晓', '李建国', '张雨', '刘芳', '孙悦', '周宁', '孙悦']
const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()
const leaves = categories.filter((each) => each.level === 3)

export function makeOrder(at: number, base = Date.now()): WorkOrder {
  const stage = at % 9 === 5 ? 6 : Math.min(6, Math.floor(random() * 7))
  const registered = base - (2 + random() * 90) * HOUR - (at % 4 === 0 ? 48 * HOUR : 0)
  const category = pick(leaves)
  const department = stage > 0 ? pick(departments) : null
  const due = stage > 0 ? registered + (at % 5 === 1 ? 24 : 5 * 24) * HOUR : null
  const isFinished = stage > 3
  const matter = MATTERS[at % MATTERS.length] ?? ''
  const steps = KINDS.slice(0, stage + 1)
  return {
    number: String(2026112100000 + 9000 - at * 7),
    title: matter,
    request_type: pick(['complaint', 'complaint', 'assistance', 'inquiry', 'suggestion', 'irregularity_report']),
    urgency: at % 7 === 3 ? 'urgent' : at % 17 === 5 ? 'emergency' : 'ordinary',
    stage: STAGES[stage],
    category: { code: category.code, name: category.name },
    department: department && { code: department.code, name: department.name },
    division: { code: '990202', name: '西城街道' },
    channel: pick(['phone', 'phone', 'phone', 'wechat', 'app', 'mayor_mailbox', 'website']),
    registered_at: iso(registered),
    handling_due_at: due && iso(due),
    is_overdue: due !== null && !isFinished && due < base,
    answered_at_once: false,
    is_confidential: at % 11 === 4,
    registered_by_name: pick(['陈晓', '王敏', '何平']),
    content: `来电人反映：${matter}，已持续一段时间，影响周边居民日常生活。此前曾向物业反映未得到解决。\n诉求：请有关部门尽快核实处理，并答复处理结果。`,
    address: '西城街道幸福里小区 3 栋南侧',
    requester: at % 13 === 6 ? null : { kind: 'person', name: '王**', phone_number: '138****8000' },
    call:
      at % 3
        ? {
            reference: `T2026112100${at}`,
            arrived_at: iso(registered - 200_000),
            talking_seconds: 187,
            recording_reference: `R${at}`,
          }
        : null,
    answer: null,
    reply:
      stage >= 3
        ? '经核查，情况属实。已安排施工单位于当日完成整改，并加强日常巡查。已电话告知诉求人，诉求人表示认可。'
        : null,
    dispatched_at: stage > 0 ? iso(registered + HOUR) : null,
    acknowledged_at: stage > 1 ? iso(registered + 2 * HOUR) : null,
    replied_at: stage > 2 ? iso(registered + 20 * HOUR) : null,
    completed_at: stage > 3 ? iso(registered + 22 * HOUR) : null,
    archived_at: stage > 5 ? iso(registered + 40 * HOUR) : null,
    limit: due ? { amount: 5, unit: 'working_day', rule_name: '一般诉求' } : null,
    callback:
      stage > 4
        ? {
            state: 'closed',
            attempts: 1,
            was_reached: true,
            was_solved: true,
            satisfaction: 'satisfied',
            comment: '处理及时',
          }
        : null,
    history: steps.map((kind, sequence) => ({
      sequence: sequence + 1,
      kind,
      at: iso(registered + sequence * 2 * HOUR),
      actor_name: WHO[sequence] ?? '何平',
      department_name:
        kind === 'dispatch' || kind === 'acknowledge' || kind === 'reply' ? (department?.name ?? null) : null,
      note:
        kind === 'dispatch'
          ? '请尽快核实，注意与诉求人联系。'
          : kind === 'reply'
            ? '经核查，情况属实，已完成整改。'
            : '',
      details: {},
    })),
    steps: [],
    version: stage + 1,
  } as unknown as WorkOrder
}
export const orders: WorkOrder[] = Array.from({ length: 67 }, (_, at) => makeOrder(at))

const define = (
  code: string,
  name: string,
  unit: string,
  numerator: string,
  denominator: string,
  variants: [string, string][] = [],
) =>
  ({
    code,
    name,
    name_en: code.replaceAll('_', ' '),
    unit,
    version: '1',
    numerator_text: numerator,
    denominator_text: denominator,
    exclusions_text: '',
    attribution_text: '按发生时间（北京时间）归属',
    display_rule: 'half_up',
    group: 'calls',
    group_name: '话务',
    places: 2,
    is_on_dashboard: true,
    report_table: '表4-5',
    note: '',
    variants: variants.map(([each, label]) => ({ code: each, name: label })),
    dimensions: ['month', 'department', 'category'],
  }) as unknown as IndicatorDefinition
export const indicators: IndicatorDefinition[] = [
  define('answer_rate', '接通率', 'percent', '人工接通的来电', '全部来电', [
    ['all_calls', '按全部来电'],
    ['offered', '按进入排队的来电'],
  ]),
  define('inspection_pass_rate', '话务监听合格率', 'percent', '监听合格的通话', '监听的通话'),
  define('completion_rate', '工单办结率', 'percent', '已办结工单', '全部工单'),
  define('knowledge_updates', '知识库更新', 'count', '更新的知识条目', ''),
  define('callback_reach_rate', '回访接通率', 'percent', '回访接通的工单', '回访的工单'),
  define('satisfaction_rate', '群众满意率', 'percent', '满意的回访', '接通的回访'),
]
