"""A report as a file."""

import re

from hotline.kit.clock import local_date
from hotline.kit.documents import Format, render
from hotline.modules.access.public import Actor
from hotline.modules.analytics.public import catalogue
from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.printing import document_of

from .figures import figures_of
from .reports import content_for, find_report

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def file_of(report_id: int, wanted: Format, actor: Actor) -> tuple[str, bytes]:
    """The report as the actor may see it, in Word, Excel or PDF, with the name of its file."""
    report = find_report(report_id, actor)
    document = document_of(
        content_for(report, actor),
        figures_of(report),
        catalogue(),
        number=report.number,
        addressee=report.addressee,
        issuer=report.issuer,
        issued_on=local_date(report.issued_at) if report.issued_at else None,
    )
    return _name(report, wanted), render(document, wanted)


def _name(report: Report, wanted: Format) -> str:
    name = _NOT_IN_NAMES.sub("", f"{report.number or '草稿'}-{report.title}")
    return f"{name}.{wanted.value}"
