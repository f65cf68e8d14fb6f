"""Fill in a sheet of third-party supervision, and issue rectification notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, connection, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.appraisal.errors import Overtaken, SheetLineRefused
from hotline.modules.appraisal.models import NoticeNumber, RectificationNotice, ThirdPartyAssessment
from hotline.modules.appraisal.rules.sheets import EnteredLine, fill
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.appraisal.selectors.sheets import days_of, find_sheet, recorded_values

from .follow import bring_in, ensure_may


@dataclass(frozen=True, slots=True)
class SheetToFill:
    """Which sheet for which month or year (`2021-03`, `2021`), of which vendor, by which firm."""

    sheet_code: str
    period: str
    vendor: str
    firm: str
    entered: Sequence[EnteredLine] = ()


@transaction.atomic
def assess(*, filled: SheetToFill, by: Actor, at: datetime) -> ThirdPartyAssessment:
    """Freeze the sheet for a period that is over; a later one corrects the one before."""
    if not by.may(Permission.SUPERVISE_VENDORS):
        raise NotPermitted
    sheet = find_sheet(filled.sheet_code)
    first_day, last_day = days_of(sheet, filled.period)
    if last_day >= local_date(at):
        raise InvalidInput(field="period", reason_zh="考核期还没有结束。", reason_en="the period is not over.")
    lines = fill(sheet, recorded_values(sheet, first_day, last_day), filled.entered)
    before = ThirdPartyAssessment.objects.filter(
        sheet_code=sheet.code, vendor=filled.vendor, first_day=first_day, replacement__isnull=True
    )
    try:
        with transaction.atomic():
            return ThirdPartyAssessment.objects.create(
                sheet_code=sheet.code,
                sheet_version=sheet.version,
                firm=filled.firm,
                vendor=filled.vendor,
                first_day=first_day,
                last_day=last_day,
                lines=list(lines),
                met=sum(one["is_met"] is True for one in lines),
                missed=sum(one["is_met"] is False for one in lines),
                without_value=sum(one["is_met"] is None for one in lines),
                at=at,
                by_id=by.person_id,
                replaces=before.first(),
            )
    except IntegrityError as error:
        raise Overtaken from error


@dataclass(frozen=True, slots=True)
class Fault:
    """What has to be put right by whom and when; the line of an assessment that showed it, where there is one."""

    addressed_to: str
    problem: str
    demand: str
    due_on: date
    assessment_id: int | None = None
    line_code: str = ""


@transaction.atomic
def issue_rectification(*, fault: Fault, by: Actor, at: datetime) -> RectificationNotice:
    """Issue a notice under the year's next number."""
    ensure_may(Subject.RECTIFICATION, Move.ISSUE, by)
    if fault.due_on < local_date(at):
        raise InvalidInput(field="due_on", reason_zh="整改期限不能早于今天。", reason_en="that day has passed.")
    notice = RectificationNotice(
        number=_next_number(at),
        assessment=_assessment(fault),
        line_code=fault.line_code,
        addressed_to=fault.addressed_to,
        problem=fault.problem,
        demand=fault.demand,
        due_on=fault.due_on,
        issued_at=at,
    )
    return bring_in(notice, Move.ISSUE, by=by, at=at)


def _assessment(fault: Fault) -> ThirdPartyAssessment | None:
    if fault.assessment_id is None:
        return None
    assessment = ThirdPartyAssessment.objects.filter(pk=fault.assessment_id).first()
    if assessment is None:
        raise NotFound(what=str(fault.assessment_id))
    if fault.line_code and all(line["code"] != fault.line_code for line in assessment.lines):
        raise SheetLineRefused(line=fault.line_code, reason_zh="考核表没有这一项。", reason_en="not on the sheet.")
    return assessment


def _next_number(at: datetime) -> str:
    """The year and its next running number; the row of the year makes simultaneous notices wait."""
    year = local_date(at).year
    table = connection.ops.quote_name(NoticeNumber._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS series (year, last) VALUES (%s, 1) "
            "ON CONFLICT (year) DO UPDATE SET last = series.last + 1 RETURNING last",
            [year],
        )
        (running,) = cursor.fetchone()
    return f"整改〔{year}〕{running}号"
