"""The year of a hotline as figures, and what its process says about it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hotline.modules.appraisal.rules.self_evaluation import Deviation, to_explain
from hotline.modules.appraisal.rules.stages import PlannedStage
from hotline.modules.appraisal.rules.targets import Target, targeted_leaves
from hotline.modules.appraisal.rules.words import StageKind
from hotline.modules.evaluation.public import load_scheme, scorecard
from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue, MonthValue

SCHEME = "hanzhong-2023"
WORK_ORDERS = 215371
PLANNED: Sequence[PlannedStage] = tuple(
    PlannedStage(kind, date(2024, 5, 21 + order), date(2024, 5, 22 + order)) for order, kind in enumerate(StageKind)
)


COUNTS = {
    "work_orders": WORK_ORDERS,
    "call_volume": 199133,
    "agents_employed": 40,
    "merged_lines": 32,
    "late_inquiry_replies": 0,
    "late_request_replies": 0,
    "late_emergency_replies": 0,
    "late_reports": 0,
}
RATES = {
    "service_days": (365, 365),
    "answer_rate": (193932, 199133),
    "inspection_pass_rate": (10889, 11359),
    "answer_at_once_rate": (122761, WORK_ORDERS),
    "on_time_completion_rate": (215364, 215364),
    "staff_assessment_pass_rate": (40, 40),
    "callback_rate": (77230, 100156),
    "callback_satisfaction_rate": (1188, 1200),
}
KNOWLEDGE_UPDATES = (3, 23, 17, 7, 1, 10, 972, 99, 16, 45, 227, 121)


def values_of(request: IndicatorRequest) -> IndicatorValue:
    """The figure for one request; what the year does not tell has no value."""
    if request.code in RATES:
        above, below = (Decimal(number) for number in RATES[request.code])
        months = tuple(MonthValue(month=month, numerator=above, denominator=below) for month in _MONTHS)
        return _value(request, numerator=above, denominator=below, months=months)
    if request.code == "knowledge_updates":
        updates = zip(_MONTHS, KNOWLEDGE_UPDATES, strict=True)
        months = tuple(MonthValue(month=month, value=Decimal(number)) for month, number in updates)
        return _value(request, value=Decimal(sum(KNOWLEDGE_UPDATES)), months=months)
    count = COUNTS.get(request.code)
    return _value(request) if count is None else _value(request, numerator=Decimal(count), value=Decimal(count))


_MONTHS = tuple(f"2023-{month:02}" for month in range(1, 13))


def _value(
    request: IndicatorRequest,
    *,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    value: Decimal | None = None,
    months: tuple[MonthValue, ...] = (),
) -> IndicatorValue:
    return IndicatorValue(
        code=request.code,
        variant=request.variant,
        numerator=numerator,
        denominator=denominator,
        value=value,
        months=months,
    )


def declared(**changed: str) -> list[Target]:
    """A target for each leaf: the scheme's own where nothing else is said."""
    return [
        Target(leaf.code, changed.get(leaf.code, leaf.target.text.zh)) for leaf in targeted_leaves(load_scheme(SCHEME))
    ]


def explained() -> dict[str, Deviation]:
    """A reason for each leaf that falls short now."""
    return {one.leaf.code: Deviation("原因", "措施") for one in to_explain(scorecard(SCHEME))}
