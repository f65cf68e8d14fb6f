"""The sheets of third-party supervision, and the values that records give their lines."""

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files

import yaml
from django.db.models import QuerySet

from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.analytics import public as analytics
from hotline.modules.appraisal.errors import SheetUnknown
from hotline.modules.appraisal.models import RectificationNotice, ThirdPartyAssessment
from hotline.modules.appraisal.rules.sheets import SHEETS, Sheet
from hotline.modules.scoring.public import IndicatorRequest


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets that come with the platform."""
    text = (files("hotline.modules.appraisal") / "third_party.yaml").read_text(encoding="utf-8")
    return SHEETS.validate_python(yaml.safe_load(text))


def find_sheet(code: str) -> Sheet:
    """The sheet of that code."""
    found = next((one for one in sheets() if one.code == code), None)
    if found is None:
        raise SheetUnknown(sheet=code, known="、".join(one.code for one in sheets()))
    return found


def days_of(sheet: Sheet, period: str) -> tuple[date, date]:
    """The first and last day of a month or year, as the sheet has it."""
    parts = re.fullmatch(r"(2\d{3})" if sheet.every == "year" else r"(2\d{3})-(0[1-9]|1[0-2])", period)
    if parts is None:
        raise InvalidInput(
            field="period", reason_zh="月度填“2021-03”，年度填“2021”。", reason_en="write 2021-03, or 2021 for a year."
        )
    year = int(parts[1])
    if sheet.every == "year":
        return date(year, 1, 1), date(year, 12, 31)
    month = int(parts[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def recorded_values(sheet: Sheet, first_day: date, last_day: date) -> dict[str, Fraction | None]:
    """The exact values of the lines that an indicator feeds, in one question for all."""
    fed = [line for line in sheet.lines if line.indicator is not None]
    requests = [IndicatorRequest(code=line.indicator or "", variant=line.variant, by_month=False) for line in fed]
    values = analytics.values(requests, first_day, last_day)
    return {line.code: value.exact for line, value in zip(fed, values, strict=True)}


def assessments() -> QuerySet[ThirdPartyAssessment]:
    """The newest assessment of each period, the newest period first."""
    found = ThirdPartyAssessment.objects.filter(replacement__isnull=True).select_related("by")
    return found.order_by("-last_day", "sheet_code", "id")


def notices() -> QuerySet[RectificationNotice]:
    """Every rectification notice, those that are due first."""
    return RectificationNotice.objects.select_related("assessment").order_by("-issued_at", "-id")


def find_notice(notice_id: int) -> RectificationNotice:
    """One notice."""
    found = notices().filter(pk=notice_id).first()
    if found is None:
        raise NotFound(what=str(notice_id))
    return found
