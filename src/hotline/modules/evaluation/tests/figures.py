"""Indicator values as analytics would compute them from a year of records; the figures are the Hanzhong report's."""

from decimal import Decimal

from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue, MonthValue

COUNTS = {
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
    "answer_at_once_rate": (122761, 215371),
    "on_time_completion_rate": (215364, 215364),
    "staff_assessment_pass_rate": (40, 40),
    "callback_rate": (77230, 100156),
}
KNOWLEDGE_UPDATES = (3, 23, 17, 7, 1, 10, 972, 99, 16, 45, 227, 121)


def values_of(request: IndicatorRequest) -> IndicatorValue:
    """The figure for one request."""
    if request.code in RATES:
        numerator, denominator = (Decimal(number) for number in RATES[request.code])
        return IndicatorValue(code=request.code, variant=request.variant, numerator=numerator, denominator=denominator)
    if request.code == "knowledge_updates":
        months = tuple(
            MonthValue(month=f"2023-{month:02d}", value=Decimal(number), numerator=Decimal(number))
            for month, number in enumerate(KNOWLEDGE_UPDATES, start=1)
        )
        return IndicatorValue(code=request.code, value=Decimal(1541), numerator=Decimal(1541), months=months)
    if request.code == "callback_satisfaction_rate":
        months = tuple(
            MonthValue(month=f"2023-{month:02d}", numerator=Decimal(99), denominator=Decimal(100))
            for month in range(1, 13)
        )
        return IndicatorValue(code=request.code, numerator=Decimal(1188), denominator=Decimal(1200), months=months)
    if request.code not in COUNTS:
        return IndicatorValue(code=request.code, variant=request.variant)
    number = Decimal(COUNTS[request.code])
    return IndicatorValue(code=request.code, variant=request.variant, numerator=number, value=number)
