"""Publish a city's own template, and try one before it is published."""

from datetime import date, datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.analytics.public import catalogue
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.audit.public import record
from hotline.modules.reports.models import ReportTemplate
from hotline.modules.reports.rules.composing import Draft
from hotline.modules.reports.rules.material import Scope
from hotline.modules.reports.rules.reading import as_written, read_template
from hotline.modules.reports.rules.spans import last_ended, span_of
from hotline.modules.reports.rules.tabulating import compose
from hotline.modules.reports.rules.words import ReportType
from hotline.modules.reports.selectors.material import material_for
from hotline.modules.reports.selectors.templates import newest_version, platform_template


@transaction.atomic
def publish_template(*, kind: ReportType, source: str, reason: str, by: Actor, at: datetime) -> ReportTemplate:
    """Have the next reports of a kind drafted by this template; those that are drafted keep theirs."""
    template = read_template(source, catalogue(), kind=kind, platform=platform_template(kind))
    # Two publications at once: the second waits, and its version follows the first one's.
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE reports_reporttemplate IN SHARE ROW EXCLUSIVE MODE")
    newest = newest_version(kind)
    published = ReportTemplate.objects.create(
        kind=kind,
        version=newest.version + 1 if newest else 1,
        source=as_written(source, template),
        published_at=at,
        published_by_id=by.person_id,
        note=reason,
    )
    subject = f"report_template:{kind}:{published.version}"
    record(actor=by.account, action="reports.publish_template", subject=subject, at=at, reason=reason)
    return published


def preview_template(*, kind: ReportType, source: str, day: date | None, at: datetime) -> tuple[Period, Draft]:
    """What the template would draft for the period that holds a day, the last ended one where none is named.

    Nothing is kept.
    """
    template = read_template(source, catalogue(), kind=kind, platform=platform_template(kind))
    period = span_of(kind, day) if day else last_ended(kind, local_date(at))
    material = material_for(template, kind, period, at=at, scope=Scope(), subject=template.series)
    return period, compose(template, material)
