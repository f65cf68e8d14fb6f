"""What the papers of the five schemes are printed from: scorecards of fixed values, without any record."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from hotline.modules.evaluation.rules.evidence import evidence_for
from hotline.modules.evaluation.rules.printing.details import PaperDetails
from hotline.modules.evaluation.rules.printing.printing import Deviation, PaperContents, falls_short
from hotline.modules.evaluation.rules.printing.reading import read_details
from hotline.modules.evaluation.selectors.indicators import sources
from hotline.modules.evaluation.selectors.schemes import installed_scheme, reference_values
from hotline.modules.scoring.public import (
    IndicatorRequest,
    IndicatorValue,
    MonthValue,
    Scorecard,
    Values,
    indicator_requests,
    score,
)

from .figures import values_of

SEEDS = ("zhongshan-2022", "guangzhou-2021", "hanzhong-2023", "zizhou-2023", "huainan-2024")
RATES: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "guangzhou-2021": {
        "platform_availability": (525585, 525600),
        "dissatisfied_callback_rate": (474924, 474924),
        "dispatch_in_time_rate": (2949950, 2949950),
        "answer_rate": (10975138, 11666777),
        "first_contact_resolution_of_services": (23803990, 24095656),
        "call_satisfaction_rate": (3616642, 3708460),
        "leader_item_completion_rate": (227, 227),
    },
    "zhongshan-2022": {
        "routing_accuracy": (309637, 326553),
        "answer_rate": (7295, 10000),
        "service_level": (7117, 10000),
        "dispatch_in_time_rate": (326553, 326553),
        "recording_rate": (100, 100),
        "timely_answer_rate": (9893, 10000),
        "call_satisfaction_rate": (9973, 10000),
        "callback_satisfaction_rate": (9032, 10000),
    },
    "zizhou-2023": {
        "completion_rate": (2546, 2551),
        "answer_rate": (2600, 2600),
        "on_time_completion_rate": (2424, 2551),
    },
    "huainan-2024": {
        "answer_rate": (9900, 10000),
        "resolution_rate": (85, 100),
        "on_time_completion_rate": (99, 100),
        "callback_satisfaction_rate": (99, 100),
    },
}
COUNTS = {"work_orders_per_month": 175560, "average_handle_time": 153, "completed_work_orders": 2551}
CALLS = (18303, 16111, 17022, 15636, 15930, 16875, 16663, 16679, 16968, 15556, 16355, 17035)


@cache
def seed_scorecard(code: str) -> Scorecard:
    """The scorecard of a seed's scheme over the figures that its report prints."""
    scheme = installed_scheme(code)
    assert scheme is not None
    indicators = tuple(_value(code, request) for request in indicator_requests(scheme))
    return score(scheme, Values(indicators=indicators, entered=reference_values(code)))


def _value(code: str, request: IndicatorRequest) -> IndicatorValue:
    if code == "hanzhong-2023":
        found = values_of(request)
        if request.code != "call_volume":
            return found
        months = tuple(
            MonthValue(month=f"2023-{month:02d}", numerator=Decimal(calls), value=Decimal(calls))
            for month, calls in enumerate(CALLS, start=1)
        )
        return IndicatorValue(code=request.code, numerator=found.numerator, value=found.value, months=months)
    if request.code in COUNTS:
        number = Decimal(COUNTS[request.code])
        return IndicatorValue(code=request.code, variant=request.variant, numerator=number, value=number)
    numerator, denominator = map(Decimal, RATES[code][request.code])
    return IndicatorValue(code=request.code, variant=request.variant, numerator=numerator, denominator=denominator)


def seed_contents(code: str, details: PaperDetails | None = None, *, is_explained: bool = True) -> PaperContents:
    """What a seed's papers are printed from, every shortfall explained."""
    card = seed_scorecard(code)
    words = sources(indicator_requests(card.scheme))
    period = card.scheme.period
    first_day, last_day = period.first_day, period.last_day
    short = [leaf.leaf.code for leaf in card.leaves() if falls_short(leaf)]
    explained = Deviation(reason="话务量增长超出预期，高峰时段人手不足", improvement="调整排班，增加高峰时段坐席")
    return PaperContents(
        scorecard=card,
        deviations=dict.fromkeys(short, explained) if is_explained else {},
        evidence={leaf.leaf.code: evidence_for(leaf, words, first_day, last_day).zh for leaf in card.leaves()},
        sources=words,
        details=details or PaperDetails(),
    )


DETAILS = """
project:
  name: 2023年12345政务服务热线运维项目
  competent_department: 市数据局
  implementing_unit: 市大数据服务中心
  attribute: 延续性项目
  term: 1年
  background: [热线归并67条政务服务热线，实行一个号码对外，全天提供人工服务。]
  basis: [国办发〔2020〕53号。]
  contents: [话务接听、工单转派、结果审核、满意度回访。]
  management: [按月考核外包服务，考核数据由管理单位直接调取。]
funds:
  unit: 万元
  initial: 248
  budget: 270
  executed: 266
  lines:
    - {name: 当年财政拨款, initial: 248, budget: 270, executed: 266}
  payments:
    - {paid_on: 2023-11-20, purpose: 话务外包服务费, amount: 238, source: 一般公共预算}
    - {paid_on: 2023-11-23, purpose: 话务外包服务费, amount: 18, source: 一般公共预算}
goals:
  expected: 热线有效运转，及时回应诉求。
  achieved: 全年无休运行，接通率97.39%。
  medium_term: 建成统一的政务服务总客服。
  medium_term_years: 2023年—2025年
  medium_term_funds: 810
  medium_term_targets: {answer_rate: ≥96%}
evaluation:
  evaluator: 市财政专项资金管理处
  completed_on: 2024-07-31
  purpose: [总结经验，查找问题，为安排预算提供依据。]
  principles: [科学规范、绩效相关、公正透明。]
  methods: [文献研究、比较、公众评判、抽样复核。]
  stages:
    - {name: 初步沟通, first_day: 2024-05-21, last_day: 2024-05-30, work: 了解项目情况，发出资料清单。}
    - {name: 实地核查, first_day: 2024-06-11, last_day: 2024-07-20, work: 采集数据、访谈、问卷、撰写报告。}
  conclusion: [项目总体良好，制度健全，知识库更新不够及时。]
  experiences: [{title: 部门协同, text: 与紧急热线一键转接、三方通话。}]
  problems: [{title: 知识库更新不及时, text: 全年更新1541条，九个月不足100条。}]
  recommendations: [{title: 完善知识库管理, text: 建议市数据局把知识库维护纳入考核。}]
survey:
  title: 12345热线满意度调查问卷
  first_day: 2024-06-15
  last_day: 2024-06-30
  sent: 60
  valid: 58
  questions:
    - text: 您对热线的总体评价是？
      options:
        - {name: 非常满意, count: 39}
        - {name: 满意, count: 16}
        - {name: 一般, count: 2}
        - {name: 不满意, count: 1}
    - text: 您通过哪些渠道反映诉求？
      takes_several: true
      options: [{name: 电话, count: 50}, {name: 微信, count: 20}, {name: 网站, count: 8}]
    - {text: 您有何意见和建议？, remarks: [增加高峰时段人手。]}
base_data:
  stated_by: 外包服务单位
  years: [2021年, 2022年, 2023年]
  figures:
    - {group: 运营团队, name: 人员数量, values: ["40", "40", "40"]}
    - {group: 服务质量, name: 接听总量, values: ["114858", "336250", "199133"]}
    - {group: 服务质量, name: 综合接通率, values: [93.04%, 98.08%, 97.39%]}
    - {group: 成本变化, name: 项目中标价, values: [150.8万元, 253万元]}
review: {mark: 89, grade: 良, opinion: 投入产出合理。, advice: 及时更新知识库。, next_budget: 维持}
vendor_assessment:
  vendor: 外包服务单位
  contract: 12345热线话务外包服务合同
  period: 2023年6月
  assessed_by: 市大数据服务中心
  assessed_on: 2023-07-05
  items:
    - {level1: 热线运行, level2: 接通率, standard: 低1个点扣1分, value: 93.20%, weight: 50, mark: 48, reason: 来电激增}
    - {level1: 热线运行, level2: 办结率, standard: 每低1个百分点扣1分, value: 99.99%, weight: 30, mark: 30}
    - {level1: 综合评价, level2: 投诉, standard: 每起扣2分, value: 1起, weight: 20, mark: 11.5, reason: 态度生硬}
  fee:
    amount: 21333.33
    terms: [{at_least: 95, share: 1}, {at_least: 85, share: 0.95}, {share: 0.8}]
    deductions: [{name: 违约金, executed: 500}]
  opinion: 请按期整改。
notice:
  number: 数服整〔2023〕3号
  addressee: 外包服务单位
  issuer: 市大数据服务中心
  issued_on: 2023-07-06
  occasion: 经2023年6月考核
  reply_by: 2023-07-20
  matters:
    - {found: 接通率93.20%，低于95%的约定, basis: 合同第八条, demand: 增加高峰时段坐席, due_on: 2023-07-31}
    - {found: 发生1起服务态度投诉, basis: 合同第九条, demand: 对当事坐席再培训, due_on: 2023-07-15}
reply:
  number: 外服函〔2023〕7号
  replied_by: 外包服务单位
  replied_on: 2023-07-19
  measures:
    - {cause: 高温期间来电激增, done: 高峰时段增加坐席6个, state: 已完成, completed_on: 2023-07-18}
    - {cause: 坐席情绪管理不足, done: 完成再培训并考核合格, state: 已完成, completed_on: 2023-07-14}
"""


@cache
def full_details() -> PaperDetails:
    """Everything that a paper can print, given."""
    return read_details(DETAILS)
