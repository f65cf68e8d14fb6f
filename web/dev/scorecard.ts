/** An invented scorecard with a difference of each kind, for developing the evaluation page. */
import type { Scorecard } from '../src/api/types'

type Row = [string, string, string, string, string, string, string | null, string | null, string | null]
function leaf([code, name, weight, target, shown, rule, byRule, stated, reason]: Row, level: string, group: string) {
  const isComputed = shown.endsWith('%')
  return {
    code,
    name,
    level,
    group,
    weight,
    target,
    shown,
    rule_text: rule,
    mark_by_rule: byRule,
    mark_stated: stated,
    reason,
    indicator: isComputed ? 'answer_rate' : null,
    variant: null,
    value: '0.9739',
    numerator: isComputed ? 193932 : null,
    denominator: isComputed ? 199133 : null,
    evidence: isComputed ? '由来电记录计算' : '预算批复文件、项目申报书',
    finding: null,
    unit: '',
    value_stated: shown,
    stated_in: '表 4-1',
    reason_code: null,
    reason_text: reason,
    rule_kind: 'steps',
    rule_printed_in: '附件1',
    note: null,
    working: '',
    entry: null,
    inputs: isComputed
      ? [
          {
            indicator: 'answer_rate',
            variant: null,
            numerator: 193932,
            denominator: 199133,
            value: '0.9739',
            shown,
            months: [],
          },
        ]
      : [],
  }
}
const TREE: [string, string, string, string, string, [string, string, string, Row[]][]][] = [
  [
    'decision',
    '决策',
    '10',
    '8.5',
    '8.5',
    [
      [
        'establishment',
        '项目立项',
        '4',
        [
          ['a1', '立项依据充分性', '2', '充分', '充分', '依据充分得满分，缺一项扣 1 分。', '2', '2', null],
          ['a2', '立项程序规范性', '2', '规范', '规范', '程序规范得满分。', '2', '2', null],
        ],
      ],
      [
        'budget',
        '资金投入',
        '6',
        [
          [
            'a3',
            '预算编制科学性',
            '3',
            '科学',
            '基本科学',
            '两个要点各 1.5 分：全部 1.5，大部分 1，少部分 0.5，无 0。',
            '2.5',
            '2.5',
            null,
          ],
          ['a4', '资金分配合理性', '3', '合理', '基本合理', '两个要点各 1.5 分。', '2', '2', null],
        ],
      ],
    ],
  ],
  [
    'output',
    '产出',
    '50',
    '38.2',
    '38.2',
    [
      [
        'quantity',
        '产出数量',
        '20',
        [
          ['c1', '来电接通率', '10', '≥95%', '97.39%', '达到 95% 得满分，每低 1 个百分点扣 1 分。', '10', '10', null],
          ['c2', '知识库更新', '2', '每月 ≥100 条', '9 个月不足', '每月不足 100 条扣 0.2 分。', '0.2', '0.2', null],
          ['c3', '回访率', '8', '100%', '77.11%', '每低 1 个百分点扣 0.5 分，扣完为止。', '0', '0', null],
        ],
      ],
      [
        'quality',
        '产出质量',
        '30',
        [
          [
            'c4',
            '话务监听合格率',
            '30',
            '≥95%',
            '95.86%',
            '报告未载明评分规则。',
            null,
            '28',
            'rule_not_stated：报告未载明评分规则，合计采用报告得分。',
          ],
        ],
      ],
    ],
  ],
  [
    'benefit',
    '效益',
    '40',
    '23',
    '24.63',
    [
      [
        'effect',
        '项目效益',
        '30',
        [
          [
            'd1',
            '可持续影响',
            '5',
            '配备到位',
            '部分到位',
            '人员 3 分、资金 2 分，按要点得分。',
            '2',
            '4',
            '人员未达标、资金达标，按规则只能得 2 分；报告得分 4 分没有任何答案组合能得出。',
          ],
        ],
      ],
      [
        'satisfaction',
        '满意度',
        '10',
        [
          [
            'd2',
            '公众满意度',
            '7',
            '≥90%',
            '94.83%',
            '满意度达到 90% 得满分。',
            '7',
            '6.63',
            '满意度 94.83% 已达到 90%，按规则应得满分 7 分；报告按比例计为 6.63 分。',
          ],
        ],
      ],
    ],
  ],
]
export const scorecard = {
  scheme: 'donghu-2023',
  hotline: 'demonstration',
  scale: '0.1',
  total_by_rule: '87.70',
  total_stated: '89.33',
  grade: '良',
  grade_by_rule: '良',
  stated_marks_used: 1,
  leaves_without_value: 0,
  scheme_name: '东湖市 2023 年度热线绩效评价',
  scheme_version: 1,
  first_day: '2023-01-01',
  last_day: '2023-12-31',
  weight: '100',
  tree: TREE.map(([code, name, weight, byRule, stated, groups]) => ({
    code,
    name,
    weight,
    mark_by_rule: byRule,
    mark_stated: stated,
    groups: groups.map(([group, label, points, rows]) => ({
      code: group,
      name: label,
      weight: points,
      mark_by_rule: String(rows.reduce((sum, row) => sum + Number(row[6] ?? row[7]), 0)),
      mark_stated: null,
      leaves: rows.map((row) => leaf(row, code, group)),
    })),
  })),
} as unknown as Scorecard
