"""What each kind of finding means and what to do about it; the reference page is written from here."""

from dataclasses import dataclass

from hotline.modules.scoring.rules.texts import Text

from .findings import FindingCode as Code
from .findings import Severity


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind of finding: how serious, its name, and what to do."""

    severity: Severity
    name: Text
    advice: Text


def _error(zh: str, en: str, advice_zh: str, advice_en: str) -> Meaning:
    return Meaning(Severity.ERROR, Text(zh=zh, en=en), Text(zh=advice_zh, en=advice_en))


def _explain(zh: str, en: str, advice_zh: str, advice_en: str) -> Meaning:
    return Meaning(Severity.TO_EXPLAIN, Text(zh=zh, en=en), Text(zh=advice_zh, en=advice_en))


_RECOUNT = ("请核对原始数据，改正算错或填错的一处。", "Look at the source and correct the figure that is wrong.")
_ONE_VALUE = ("请确定哪一处正确，并使全文一致。", "Decide which one is right and use it throughout.")
_SAY_WHY = ("请在报告中说明口径或原因；如属笔误请改正。", "Say in the report why; correct it if it is a slip.")
_MARKS = ("请按分值和下级得分重新计算。", "Work the marks out again from the parts.")
_RULE = ("请按评分标准重新计分，或写明未按标准计分的理由。", "Mark it again by its rule, or say why the rule was left.")

MEANINGS: dict[Code, Meaning] = {
    Code.RATE_DIFFERS: _error("比率与分子、分母不符", "A rate is not its numerator by its denominator", *_RECOUNT),
    Code.RATE_IS_CUT: _explain("比率截尾而未四舍五入", "A rate is cut, not rounded", *_SAY_WHY),
    Code.RATE_WITHOUT_BASE: _error("分母为零却有比率", "A rate with a denominator of zero", *_RECOUNT),
    Code.SUM_DIFFERS: _error("合计与各部分之和不符", "A whole is not the sum of its parts", *_RECOUNT),
    Code.DIFFERENCE_DIFFERS: _error("差额不符", "A difference does not come out", *_RECOUNT),
    Code.PRODUCT_DIFFERS: _error("乘积不符", "A product does not come out", *_RECOUNT),
    Code.YEAR_DIFFERS_FROM_MONTHS: _error("全年数与各月之和不符", "A year is not the sum of its months", *_RECOUNT),
    Code.STATEMENTS_DIFFER: _error("同一事实数值不一", "One fact is stated in two ways", *_ONE_VALUE),
    Code.UNITS_SLIPPED: _error("单位写错", "The same digits in another unit", *_ONE_VALUE),
    Code.ROUNDING_DIFFERS: _explain("同一事实取舍方式不一", "One fact is rounded in two ways", *_ONE_VALUE),
    Code.BASES_DIFFER: _explain("同一指标口径不同、数值不同", "One indicator on two bases", *_SAY_WHY),
    Code.SHARE_ABOVE_WHOLE: _error("占比超过100%", "A share above 100%", *_RECOUNT),
    Code.PART_EXCEEDS_WHOLE: _error("部分大于整体", "A part exceeds its whole", *_RECOUNT),
    Code.VALUE_IMPOSSIBLE: _error("不可能的数值", "An impossible value", *_RECOUNT),
    Code.ROWS_REPEATED: _explain("两行数据完全相同", "Two rows are the same", *_SAY_WHY),
    Code.TEXT_REPEATED: _error("文字重复", "Words are repeated", "请删去重复的文字。", "Remove the repetition."),
    Code.WEIGHTS_DO_NOT_ADD_UP: _error("分值之和不符", "Weights do not add up", *_MARKS),
    Code.MARKS_DO_NOT_ADD_UP: _error("得分之和不符", "Marks do not add up", *_MARKS),
    Code.WEIGHTS_DIFFER: _error("同一指标分值不一", "One indicator has two weights", *_ONE_VALUE),
    Code.MARKS_DIFFER: _error("同一指标得分不一", "One indicator has two marks", *_ONE_VALUE),
    Code.MARK_OUT_OF_RANGE: _error("得分超出分值范围", "A mark outside its weight", *_MARKS),
    Code.MARK_SHARE_DIFFERS: _error("得分率与得分、分值不符", "A share of marks does not come out", *_MARKS),
    Code.POINTS_EXCEED_WEIGHT: _error("评分要点之和与分值不符", "Points do not make the weight", *_MARKS),
    Code.MARK_NOT_REACHABLE: _error("评分要点无法得出该得分", "No answers yield this mark", *_RULE),
    Code.MARK_DEPARTS_FROM_RULE: _error("得分不符合评分标准", "A mark that its rule does not yield", *_RULE),
    Code.MARK_DEPARTS_FROM_DEFAULT: _explain("得分与通行计分方法不符", "A mark other than by the default", *_RULE),
    Code.FULL_MARK_THOUGH_MISSED: _error("未达目标却得满分", "Full mark though the target is missed", *_RULE),
    Code.DEDUCTED_THOUGH_MET: _error("达到目标却扣分", "Deducted though the target is met", *_RULE),
    Code.DEVIATION_NOT_EXPLAINED: _explain(
        "未达目标而未说明原因",
        "A missed target without a reason",
        "请填写偏差原因分析及改进措施。",
        "Fill in the reason and what is done about it.",
    ),
    Code.GRADE_DIFFERS: _error("等级与总分不符", "The grade is not the total's", *_MARKS),
    Code.INDICATOR_COUNT_DIFFERS: _error("指标个数不符", "The number of indicators differs", *_RECOUNT),
    Code.SHEETS_DIFFER: _error("两张评分表不一致", "Two score sheets differ", *_ONE_VALUE),
    Code.TARGET_CHANGED: _error(
        "目标值前后不一",
        "A target has changed",
        "请使目标与批复一致，或说明调整依据。",
        "Use the approved target, or name the approval of the change.",
    ),
    Code.TARGET_FAR_BELOW: _explain(
        "目标值明显偏低",
        "A target far below what is achieved",
        "请说明目标依据，下一年度从严设定。",
        "Say where it comes from; set it higher next year.",
    ),
    Code.TARGET_UNIT_DIFFERS: _explain(
        "目标值与完成值单位不同",
        "Target and value in different units",
        "请按目标的单位填写完成值。",
        "Give the value in the target's unit.",
    ),
    Code.TARGET_NOT_MEASURABLE: _explain(
        "定量指标没有数值目标",
        "A quantity without a figure as its target",
        "请写明可衡量的目标值。",
        "Give a target that can be measured.",
    ),
    Code.DECLARED_NOT_EVALUATED: _explain("申报的指标未评价", "Declared indicators are not evaluated", *_SAY_WHY),
    Code.EVALUATED_NOT_DECLARED: _explain("评价的指标未申报", "Evaluated indicators were not declared", *_SAY_WHY),
    Code.SHARES_DO_NOT_CLOSE: _error("各项占比之和不为100%", "Shares do not make the whole", *_RECOUNT),
    Code.SHARE_IMPOSSIBLE_FOR_BASE: _error("该基数下不可能的占比", "A share that its base cannot give", *_RECOUNT),
    Code.DAYS_OUT_OF_ORDER: _error(
        "日期先后颠倒",
        "Days out of order",
        "请核对日期；如属实请说明原因和依据。",
        "Check the days; if they are right, say why it was so.",
    ),
    Code.CLAIM_CONTRADICTED: _error("结论与数据相反", "A claim that the figures contradict", *_RECOUNT),
    Code.MORE_REPORTS_THAN_PERIODS: _explain("期数多于期间数", "More reports than periods", *_SAY_WHY),
    Code.LISTED_DIFFERENTLY: _error("列举数与所称数不符", "The list is not as long as announced", *_RECOUNT),
}
