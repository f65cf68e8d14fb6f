"""What pages get of reports."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema

from hotline.modules.analytics.rules.periods import Period
from hotline.modules.reports.models import Report, ReportTemplate
from hotline.modules.reports.rules.composing import Draft
from hotline.modules.reports.rules.content import ReportContent
from hotline.modules.reports.rules.figures import PrintedFigure
from hotline.modules.reports.rules.reading import stored_template
from hotline.modules.reports.rules.spans import said
from hotline.modules.reports.rules.template import Template
from hotline.modules.reports.rules.words import ReportState, ReportType


class ReportFigureOutput(Schema):
    """A figure, with what its page is asked for. What follows from others names them in `of`."""

    number: int
    kind: str
    shown: str
    indicator: str
    variant: str
    version: int
    first_day: date | None
    last_day: date | None
    dimension: str
    key: str
    key_name: str
    numerator: str | None
    denominator: str | None
    value: str | None
    of: list[int]
    frozen_figure_id: int | None

    @classmethod
    def printed(cls, figure: PrintedFigure, frozen_figure_id: int | None = None) -> "ReportFigureOutput":
        """A figure as a page gets it."""
        return cls(
            number=figure.number,
            kind=figure.kind.value,
            shown=figure.shown,
            indicator=figure.indicator,
            variant=figure.variant,
            version=figure.version,
            first_day=figure.first_day,
            last_day=figure.last_day,
            dimension=figure.dimension,
            key=figure.key,
            key_name=figure.key_name,
            numerator=_plain(figure.numerator),
            denominator=_plain(figure.denominator),
            value=_plain(figure.value),
            of=list(figure.of),
            frozen_figure_id=frozen_figure_id,
        )


class ReportSummaryOutput(Schema):
    """A report in the list; late is what was issued, or would be now, after it was due."""

    id: int
    kind: str
    title: str
    number: str
    period: str
    first_day: date
    last_day: date
    state: str
    version: int
    drafted_at: datetime
    due_at: datetime | None
    issued_at: datetime | None
    is_late: bool
    corrects: int | None
    corrected_by: int | None

    @classmethod
    def fields_of(cls, report: Report, at: datetime) -> dict[str, object]:
        """What every form of a report shows."""
        issued = [each.pk for each in report.corrections.all() if each.state == ReportState.ISSUED]
        kind = ReportType(report.kind)
        return {
            "id": report.pk,
            "kind": report.kind,
            "title": report.title,
            "number": report.number,
            "period": said(kind, Period(report.first_day, report.last_day)),
            "first_day": report.first_day,
            "last_day": report.last_day,
            "state": report.state,
            "version": report.version,
            "drafted_at": report.drafted_at,
            "due_at": report.due_at,
            "issued_at": report.issued_at,
            "is_late": report.is_late_at(at),
            "corrects": report.corrects_id,
            "corrected_by": issued[-1] if issued else None,
        }

    @classmethod
    def of(cls, report: Report, at: datetime) -> "ReportSummaryOutput":
        """A report as a page lists it."""
        return cls.model_validate(cls.fields_of(report, at))


class ReportPageOutput(Schema):
    items: list[ReportSummaryOutput]
    next_cursor: str | None


class ReportEventOutput(Schema):
    step: str
    at: datetime
    by_name: str
    reason: str
    details: dict[str, object]


class ReportDeliveryOutput(Schema):
    id: int
    recipient: str
    means: str
    delivered_at: datetime
    delivered_by_name: str
    received_at: datetime | None
    received_by: str


class ReportFindingOutput(Schema):
    """Something that does not tie, with the reason where somebody explained it."""

    key: str
    code: str
    severity: str
    place: str
    stated: str
    computed: str
    text: str
    explanation: str | None


class ReportOutput(ReportSummaryOutput):
    """A report with everything in it, and the steps that the reader may take."""

    subject: str
    scope_dimension: str
    scope_key: str
    scope_name: str
    addressee: str
    issuer: str
    template_version: int
    figures_at: datetime
    drafted_by_name: str
    submitted_by_name: str | None
    approved_by_name: str | None
    issued_by_name: str | None
    content: ReportContent
    figures: list[ReportFigureOutput]
    findings: list[ReportFindingOutput]
    events: list[ReportEventOutput]
    deliveries: list[ReportDeliveryOutput]
    steps: list[str]


class ReportTemplateVersionOutput(Schema):
    version: int
    published_at: datetime
    published_by_name: str
    note: str
    template: Template

    @classmethod
    def of(cls, template: ReportTemplate) -> "ReportTemplateVersionOutput":
        """A version as a page lists it."""
        return cls(
            version=template.version,
            published_at=template.published_at,
            published_by_name=template.published_by.name,
            note=template.note,
            template=stored_template(template.source),
        )


class ReportTemplateOutput(Schema):
    """The template in force, to be edited, with the city's versions; version 0 is the platform's own.

    `required` are the codes of the sections that every version keeps; `may_publish` is about the reader.
    """

    kind: str
    version: int
    source: str
    template: Template
    platform: Template
    required: list[str]
    may_publish: bool
    versions: list[ReportTemplateVersionOutput]


class ReportPreviewOutput(Schema):
    """What a template would draft."""

    period: str
    content: ReportContent
    figures: list[ReportFigureOutput]

    @classmethod
    def of(cls, kind: ReportType, period: Period, draft: Draft) -> "ReportPreviewOutput":
        """The draft as a page gets it."""
        figures = [ReportFigureOutput.printed(figure) for figure in draft.figures]
        return cls(period=said(kind, period), content=draft.content, figures=figures)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"
