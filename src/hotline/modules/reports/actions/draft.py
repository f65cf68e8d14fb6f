"""Draft a report, compute a draft anew, or begin the correction of an issued one."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.analytics.rules.periods import Period, period_of
from hotline.modules.analytics.rules.reports import ReportKind, due_at
from hotline.modules.reports.errors import ReportAlreadyDrafted, ReportPeriodMismatch, ReportPeriodOpen
from hotline.modules.reports.models import Report, ReportFigure
from hotline.modules.reports.rules.composing import Draft
from hotline.modules.reports.rules.material import Scope
from hotline.modules.reports.rules.refreshing import refreshed
from hotline.modules.reports.rules.spans import is_whole, said, span_of
from hotline.modules.reports.rules.tabulating import compose
from hotline.modules.reports.rules.template import Template
from hotline.modules.reports.rules.words import ReportState, ReportStep, ReportType
from hotline.modules.reports.selectors.figures import figures_of
from hotline.modules.reports.selectors.material import material_for
from hotline.modules.reports.selectors.templates import template_in_force

from .record import ensure_state, lock_report, note

KIND_NAMES = {
    ReportType.DAILY: "日报",
    ReportType.WEEKLY: "周报",
    ReportType.MONTHLY: "月报",
    ReportType.YEARLY: "年报",
    ReportType.SPECIAL: "专报",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report is to be drafted; a special one with its subject and, if it has one, its scope."""

    kind: ReportType
    first_day: date
    last_day: date
    subject: str = ""
    scope: Scope = field(default_factory=Scope)

    @property
    def period(self) -> Period:
        """The days."""
        return period_of(self.first_day, self.last_day)


@transaction.atomic
def draft_report(*, wanted: Wanted, by: Actor, at: datetime) -> Report:
    """Draft a report from the template in force; a period has one of each kind, and special ones at will."""
    _ensure_over(wanted, at)
    _ensure_first(wanted)
    version, template = template_in_force(wanted.kind)
    return _write(wanted, version, template, by=by, at=at)


@transaction.atomic
def correct_report(*, report_id: int, reason: str, by: Actor, at: datetime) -> Report:
    """Begin a correction of an issued report: one of its own, from the records as they are now, that points to it."""
    wrong = lock_report(report_id)
    ensure_state(wrong, ReportStep.DRAFT, ReportState.ISSUED)
    under_way = Report.objects.filter(corrects=wrong).exclude(state=ReportState.ISSUED).first()
    wanted = wanted_of(wrong)
    if under_way is not None:
        raise _already(wanted, under_way)
    version, template = template_in_force(wanted.kind)
    return _write(wanted, version, template, by=by, at=at, corrects=wrong, reason=reason)


@transaction.atomic
def refresh_report(*, report_id: int, seen_version: int, by: Actor, at: datetime) -> Report:
    """Compute the figures, tables and lists of a draft anew from its own template's newest version; texts stay."""
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.REFRESH, ReportState.DRAFTED)
    wanted = wanted_of(report)
    version, template = template_in_force(wanted.kind)
    draft = _composed(wanted, template, at)
    content, lost = refreshed(report.read_content, figures_of(report), draft)
    report.content, report.figures_at, report.template_version = content.model_dump(mode="json"), at, version
    _replace_figures(report, draft)
    note(report, ReportStep.REFRESH, by=by, at=at, details={"texts_drafted_anew": lost})
    return report


def wanted_of(report: Report) -> Wanted:
    """What the report was drafted as."""
    scope = Scope(report.scope_dimension, report.scope_key, report.scope_key)
    return Wanted(ReportType(report.kind), report.first_day, report.last_day, report.subject, scope)


def _write(
    wanted: Wanted,
    version: int,
    template: Template,
    *,
    by: Actor,
    at: datetime,
    corrects: Report | None = None,
    reason: str = "",
) -> Report:
    draft = _composed(wanted, template, at)
    periodic = wanted.kind is not ReportType.SPECIAL
    report = Report(
        kind=wanted.kind,
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        title=draft.content.title[:160],
        subject=wanted.subject,
        scope_dimension=wanted.scope.dimension,
        scope_key=wanted.scope.key,
        template_version=version,
        series=template.series,
        addressee=template.addressee,
        issuer=template.issuer,
        state=ReportState.DRAFTED,
        version=0,
        content=draft.content.model_dump(mode="json"),
        figures_at=at,
        drafted_at=at,
        drafted_by_id=by.person_id,
        # Only the first issue of a period is measured; a correction has no due moment.
        due_at=due_at(ReportKind(wanted.kind.value), wanted.last_day) if periodic and corrects is None else None,
        corrects=corrects,
    )
    note(report, ReportStep.DRAFT, by=by, at=at, reason=reason, details={"template_version": version})
    _replace_figures(report, draft)
    return report


def _composed(wanted: Wanted, template: Template, at: datetime) -> Draft:
    material = material_for(template, wanted.kind, wanted.period, at=at, scope=wanted.scope, subject=wanted.subject)
    return compose(template, material)


def _replace_figures(report: Report, draft: Draft) -> None:
    ReportFigure.objects.filter(report=report).delete()
    ReportFigure.objects.bulk_create(ReportFigure.of_printed(report, figure) for figure in draft.figures)


def _ensure_over(wanted: Wanted, at: datetime) -> None:
    kind, period = wanted.kind, wanted.period
    if not is_whole(kind, period):
        whole = span_of(kind, period.first_day)
        raise ReportPeriodMismatch(
            field="first_day",
            kind=KIND_NAMES[kind],
            first_day=whole.first_day.isoformat(),
            last_day=whole.last_day.isoformat(),
        )
    if period.last_day >= local_date(at):
        following = date.fromordinal(period.last_day.toordinal() + 1)
        raise ReportPeriodOpen(field="last_day", period=said(kind, period), from_day=following.isoformat())


def _ensure_first(wanted: Wanted) -> None:
    if wanted.kind is ReportType.SPECIAL:
        return
    known = Report.objects.filter(kind=wanted.kind, first_day=wanted.first_day, corrects__isnull=True).first()
    if known is not None:
        raise _already(wanted, known)


def _already(wanted: Wanted, known: Report) -> ReportAlreadyDrafted:
    period = said(wanted.kind, wanted.period)
    return ReportAlreadyDrafted(field="first_day", period=period, kind=KIND_NAMES[wanted.kind], state=known.state)
