"""The figures that the Hanzhong report of 2023 prints, typed from its tables."""

from decimal import Decimal
from pathlib import Path

import hotline
from hotline.modules.scoring.rules.reading import read_entered, read_scheme
from hotline.modules.scoring.rules.scheme import Scheme
from hotline.modules.scoring.rules.values import EnteredValue, IndicatorValue, MonthValue, Values

SCHEMES = Path(hotline.__file__).parent / "schemes"

MONTHS = tuple(f"2023-{month:02d}" for month in range(1, 13))
KNOWLEDGE_UPDATES = (3, 23, 17, 7, 1, 10, 972, 99, 16, 45, 227, 121)
REACHED = (7716, 8344, 4518, 6039, 4470, 4701, 7908, 7094, 6644, 5353, 7249, 7194)
SATISFIED = (7695, 8329, 4502, 6010, 4443, 4683, 7895, 7079, 6642, 5350, 7247, 7192)


def scheme() -> Scheme:
    return read_scheme((SCHEMES / "hanzhong-2023.yaml").read_text(encoding="utf-8"))


def entered() -> tuple[EnteredValue, ...]:
    return read_entered((SCHEMES / "hanzhong-2023.entered.yaml").read_text(encoding="utf-8"), scheme())


def count(code: str, number: int) -> IndicatorValue:
    return IndicatorValue(code=code, numerator=Decimal(number), value=Decimal(number))


def rate(code: str, numerator: int, denominator: int, variant: str | None = None) -> IndicatorValue:
    return IndicatorValue(
        code=code, variant=variant, numerator=Decimal(numerator), denominator=Decimal(denominator), value=None
    )


def knowledge_updates() -> IndicatorValue:
    months = tuple(
        MonthValue(month=month, numerator=Decimal(number), value=Decimal(number))
        for month, number in zip(MONTHS, KNOWLEDGE_UPDATES, strict=True)
    )
    return IndicatorValue(code="knowledge_updates", numerator=Decimal(1541), value=Decimal(1541), months=months)


def callback_satisfaction() -> IndicatorValue:
    months = tuple(
        MonthValue(month=month, numerator=Decimal(satisfied), denominator=Decimal(reached))
        for month, satisfied, reached in zip(MONTHS, SATISFIED, REACHED, strict=True)
    )
    return IndicatorValue(
        code="callback_satisfaction_rate",
        numerator=Decimal(sum(SATISFIED)),
        denominator=Decimal(sum(REACHED)),
        months=months,
    )


def indicators() -> tuple[IndicatorValue, ...]:
    return (
        count("call_volume", 199133),
        count("agents_employed", 40),
        count("merged_lines", 32),
        rate("service_days", 365, 365),
        rate("answer_rate", 193932, 199133, "calls_in"),
        rate("inspection_pass_rate", 10889, 11359),
        rate("answer_at_once_rate", 122761, 215371),
        rate("on_time_completion_rate", 215364, 215364),
        rate("staff_assessment_pass_rate", 38, 40),
        count("late_inquiry_replies", 0),
        count("late_request_replies", 0),
        count("late_emergency_replies", 0),
        knowledge_updates(),
        count("late_reports", 0),
        rate("callback_rate", 77230, 100156, "reached_of_tried"),
        callback_satisfaction(),
    )


def values(*, without: str | None = None, instead: IndicatorValue | None = None) -> Values:
    """The report's figures, perhaps without an indicator or with another figure for one."""
    replaced = instead.code if instead is not None else without
    kept = tuple(one for one in indicators() if one.code != replaced)
    return Values(indicators=kept if instead is None else (*kept, instead), entered=entered())
