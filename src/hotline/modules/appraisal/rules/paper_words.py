"""What an evaluation's papers say of its process, in official wording."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from hotline.kit.documents import chinese_date
from hotline.kit.rates import show_number, show_percentage
from hotline.modules.scoring.rules.texts import as_decimal

from .intervals import Interval
from .stages import StageWork
from .words import BudgetSuggestion, ProjectKind, StageKind, State

STAGES: Mapping[StageKind, str] = {
    StageKind.PLAN: "工作方案",
    StageKind.PLAN_REVIEW: "方案评审",
    StageKind.DOCUMENTS: "资料核查",
    StageKind.ON_SITE: "实地核查",
    StageKind.SAMPLING: "工单抽查",
    StageKind.QUESTIONNAIRE: "问卷调查",
    StageKind.DRAFT: "报告初稿",
    StageKind.DRAFT_REVIEW: "报告评审",
    StageKind.FINAL: "定稿",
}
SUGGESTIONS: Mapping[BudgetSuggestion, str] = {
    BudgetSuggestion.INCREASE: "增加",
    BudgetSuggestion.KEEP: "保持",
    BudgetSuggestion.REDUCE: "压减",
    BudgetSuggestion.STOP: "取消",
    BudgetSuggestion.AFTER_RECTIFICATION: "整改后安排",
}
_METHODS: Mapping[StageKind, str] = {
    StageKind.DOCUMENTS: "资料核查",
    StageKind.ON_SITE: "实地核查",
    StageKind.SAMPLING: "工单抽样复核",
    StageKind.QUESTIONNAIRE: "问卷调查（公众评判法）",
}
_FOLLOWED: Mapping[State, str] = {
    State.ISSUED: "尚未答复",
    State.RETURNED: "答复已退回，待重新答复",
    State.REPLIED: "已答复，待核实",
    State.CLOSED: "已落实",
}
# 财预〔2020〕10号 says what an evaluation is for and by which principles it is made, for every project alike.
_RULES = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
PURPOSE = (
    f"根据{_RULES}，对项目决策、过程、产出和效益进行客观、公正的测量、分析和评判，"
    "总结经验，查找问题，为改进管理和安排预算提供依据。"
)
PRINCIPLES = f"评价遵循{_RULES}规定的科学公正、统筹兼顾、激励约束、公开透明的原则。"


def method_sentence(done: Iterable[StageKind], *, compares_costs: bool) -> str:
    """By which methods it was evaluated: those of the stages that were gone through, and comparison."""
    named = [_METHODS[kind] for kind in done if kind in _METHODS]
    named += ["成本比较法"] if compares_costs else []
    also = f"，并采用{'、'.join(named)}" if named else ""
    return f"以目标与实际完成情况的比较法为主{also}；定量指标由平台按业务记录计算，定性指标依据填报资料评定。"


def stage_sentence(kind: StageKind, state: State, note: str, work: StageWork) -> str:
    """What was done in a stage, with its counts and what its lead wrote at its end; why it was left out."""
    said = note.strip().rstrip("。")
    if state is State.SKIPPED:
        return f"未开展。原因：{said}。"
    counts = {
        StageKind.DOCUMENTS: f"调取资料{work.documents}份" if work.documents else "",
        StageKind.SAMPLING: f"抽查工单{work.sampled}件" if work.sampled else "",
        StageKind.QUESTIONNAIRE: f"开展问卷调查{work.surveys}次" if work.surveys else "",
    }
    now = {State.PLANNED: "尚未开始", State.RUNNING: "正在进行"}.get(state, "")
    sentences = [one for one in (counts.get(kind, ""), now, said) if one]
    return "。".join(sentences or ["已完成"]) + "。"


def interval_text(interval: Interval | None) -> str:
    """The bounds between which the whole population's rate lies: 3.01%—56.35%."""
    return "" if interval is None else f"{show_percentage(interval.low)}—{show_percentage(interval.high)}"


def share_text(share: Fraction | None) -> str:
    """A share as printed; nothing where there is none."""
    return "" if share is None else show_percentage(as_decimal(share))


def progress_sentence(state: State, note: str, on: date | None, *, is_overdue: bool) -> str:
    """What became of a recommendation: where it stands, since when, and the last word about it."""
    late = "（已逾期）" if is_overdue else ""
    if state is State.ISSUED or on is None:
        return f"{_FOLLOWED[state]}{late}。"
    said = f"：{note.rstrip('。')}" if note else ""
    return f"{chinese_date(on)}{_FOLLOWED[state]}{late}{said}。"


def reasonableness(*, is_causal: bool, is_economical: bool, has_no_double: bool) -> str:
    """What the department in charge says about input and output."""
    answers = (
        ("投入与产出具有因果关系", "投入与产出的因果关系不充分", is_causal),
        ("支出经济合理", "支出的经济合理性不足", is_economical),
        ("不存在重复投入", "存在重复投入", has_no_double),
    )
    return "，".join(good if is_so else bad for good, bad, is_so in answers) + "。"


def appeal_sentence(leaf: str, raised_on: date, ground: str, state: State, answer: str) -> str:
    """An appeal against a mark, and how it was answered."""
    said = f"：{answer.rstrip('。')}" if answer else ""
    outcome = {State.ACCEPTED: f"经复核予以采纳{said}", State.REJECTED: f"经复核不予采纳{said}"}
    ended = outcome.get(state, "正在复核")
    return f"{chinese_date(raised_on)}收到对“{leaf}”得分的申诉（{ground.rstrip('。')}），{ended}。"


def result_sentence(total: str, grade: str, frozen_on: date, now_total: str) -> str:
    """The result as it was made final; and that records have changed since, where they have."""
    final = f"评价结果于{chinese_date(frozen_on)}定稿，得分{total}分，等级为“{grade}”。"
    if total == now_total:
        return final
    return f"{final}定稿之后记录有更正，本文书按打印时的记录计算，得分{now_total}分。"


def use_sentence(suggestion: BudgetSuggestion, note: str, on: date) -> str:
    """What the result means for the next year's budget."""
    said = f"（{note.rstrip('。')}）" if note else ""
    return f"评价结果应用：{chinese_date(on)}提出下年度预算安排建议为“{SUGGESTIONS[suggestion]}”{said}。"


def kind_sentence(kind: ProjectKind, body: str) -> str:
    """Who evaluates."""
    named = {ProjectKind.DEPARTMENT: "部门评价", ProjectKind.FISCAL: "财政评价"}
    return f"本次评价为{named[kind]}，由{body}组织实施。"


def work_sentences(counts: Mapping[str, Fraction | None], year: int) -> Iterator[str]:
    """How much the hotline had to do in the year, as far as it is on record."""
    said = (
        ("calls", "电话呼入{}通"),
        ("answered", "接通{}通"),
        ("work_orders", "登记工单{}件"),
        ("agents", "年末在岗话务员{}人"),
        ("lines", "累计归并政务服务热线{}条"),
    )
    found = [text.format(show_number(as_decimal(value))) for code, text in said if (value := counts.get(code))]
    if found:
        yield f"{year}年，热线{'，'.join(found)}。"
