"""Reports as pages get them."""

from collections.abc import Iterable
from datetime import datetime

from hotline.kit.pagination import encode_cursor
from hotline.modules.access.public import Actor, Permission
from hotline.modules.reports.models import Report, ReportDelivery, ReportEvent, ReportFigure
from hotline.modules.reports.rules.checks import ReportFinding
from hotline.modules.reports.rules.offers import offered
from hotline.modules.reports.rules.reading import stored_template
from hotline.modules.reports.rules.words import ReportState, ReportType
from hotline.modules.reports.selectors.checking import explanations_of, findings_in
from hotline.modules.reports.selectors.reports import content_for, find_report, page_of
from hotline.modules.reports.selectors.scopes import scope_name
from hotline.modules.reports.selectors.templates import (
    PLATFORM_VERSION,
    platform_template,
    published_templates,
    source_in_force,
)

from .output import (
    ReportDeliveryOutput,
    ReportEventOutput,
    ReportFigureOutput,
    ReportFindingOutput,
    ReportOutput,
    ReportPageOutput,
    ReportSummaryOutput,
    ReportTemplateOutput,
    ReportTemplateVersionOutput,
)


def report_output(report_id: int, *, actor: Actor, language: str, at: datetime) -> ReportOutput:
    """A report as the actor may see it, with the steps that he may take."""
    report = find_report(report_id, actor)
    figures = [ReportFigureOutput.printed(each.printed, each.frozen_figure_id) for each in _figures(report)]
    return ReportOutput.model_validate(
        {
            **ReportSummaryOutput.fields_of(report, at),
            "subject": report.subject,
            "scope_dimension": report.scope_dimension,
            "scope_key": report.scope_key,
            "scope_name": scope_name(report),
            "addressee": report.addressee,
            "issuer": report.issuer,
            "template_version": report.template_version,
            "figures_at": report.figures_at,
            "drafted_by_name": report.drafted_by.name,
            "submitted_by_name": report.submitted_by and report.submitted_by.name,
            "approved_by_name": report.approved_by and report.approved_by.name,
            "issued_by_name": report.issued_by and report.issued_by.name,
            "content": content_for(report, actor),
            "figures": figures,
            "findings": _findings(report, actor, language),
            "events": [_event(each) for each in report.events.all()],
            "deliveries": [_delivery(each) for each in report.deliveries.all()],
            "steps": _steps(report, actor),
        }
    )


def report_page(
    actor: Actor,
    *,
    kind: ReportType | None,
    state: ReportState | None,
    after: tuple[datetime, int] | None,
    size: int,
    at: datetime,
) -> ReportPageOutput:
    """Some reports, and the place from which the list goes on; nothing where it ends."""
    found = page_of(actor, kind=kind, state=state, after=after, size=size)
    shown = found[:size]
    cursor = encode_cursor(shown[-1].drafted_at, shown[-1].pk) if len(found) > size else None
    return ReportPageOutput(items=[ReportSummaryOutput.of(report, at) for report in shown], next_cursor=cursor)


def template_output(kind: ReportType, actor: Actor) -> ReportTemplateOutput:
    """The template in force with the city's versions."""
    versions = [ReportTemplateVersionOutput.of(each) for each in published_templates() if each.kind == kind]
    source, platform = source_in_force(kind), platform_template(kind)
    return ReportTemplateOutput(
        kind=kind,
        version=versions[0].version if versions else PLATFORM_VERSION,
        source=source,
        template=stored_template(source),
        platform=platform,
        required=[section.code for section in platform.sections if section.required],
        may_publish=actor.may(Permission.ADMINISTER_REPORT_TEMPLATES),
        versions=versions,
    )


def template_outputs(actor: Actor) -> list[ReportTemplateOutput]:
    """Every kind's template."""
    return [template_output(kind, actor) for kind in ReportType]


def _figures(report: Report) -> Iterable[ReportFigure]:
    return report.figures.order_by("number")


def _findings(report: Report, actor: Actor, language: str) -> list[ReportFindingOutput]:
    """What the check found, for those who work on the report; an issued one went out with every finding settled."""
    if not (actor.may(Permission.WRITE_REPORTS) or actor.may(Permission.APPROVE_REPORTS)):
        return []
    explanations = explanations_of(report)
    return [_finding(finding, explanations, language) for finding in findings_in(report)]


def _event(event: ReportEvent) -> ReportEventOutput:
    """A step as a page gets it."""
    return ReportEventOutput(
        step=event.step, at=event.at, by_name=event.by.name, reason=event.reason, details=event.details
    )


def _delivery(delivery: ReportDelivery) -> ReportDeliveryOutput:
    """A delivery as a page gets it."""
    return ReportDeliveryOutput(
        id=delivery.pk,
        recipient=delivery.recipient,
        means=delivery.means,
        delivered_at=delivery.delivered_at,
        delivered_by_name=delivery.delivered_by.name,
        received_at=delivery.received_at,
        received_by=delivery.received_by,
    )


def _finding(finding: ReportFinding, explanations: dict[str, str], language: str) -> ReportFindingOutput:
    """A finding as a page gets it."""
    return ReportFindingOutput(
        key=finding.key,
        code=finding.code,
        severity=finding.severity,
        place=finding.place,
        stated=finding.stated,
        computed=finding.computed,
        text=finding.en if language == "en" else finding.zh,
        explanation=explanations.get(finding.key),
    )


def _steps(report: Report, actor: Actor) -> list[str]:
    """The steps that the actor may take."""
    steps = offered(
        ReportState(report.state),
        may_write=actor.may(Permission.WRITE_REPORTS),
        may_approve=actor.may(Permission.APPROVE_REPORTS),
    )
    return [step.value for step in steps]
