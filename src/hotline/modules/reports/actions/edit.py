"""Edit a text of a draft, and explain what the check found."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.reports.errors import SectionNotInReport
from hotline.modules.reports.models import Report, ReportExplanation
from hotline.modules.reports.rules.content import TextPiece
from hotline.modules.reports.rules.editing import edited, ensure_nothing_personal, to_text
from hotline.modules.reports.rules.words import ReportState, ReportStep
from hotline.modules.reports.selectors.checking import findings_in
from hotline.modules.reports.selectors.figures import figures_of

from .record import ensure_state, lock_report, note


@transaction.atomic
def edit_text(
    *, report_id: int, section: str, block: int, text: str, seen_version: int, by: Actor, at: datetime
) -> Report:
    """Replace a text of a draft. Figures stay figures; what it said before is kept."""
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.EDIT, ReportState.DRAFTED)
    content, figures = report.read_content, figures_of(report)
    found = content.find_text(section, block)
    if found is None:
        raise SectionNotInReport(field="block", section=section, block=block + 1)
    before = to_text(found, figures)
    changed = edited(found, text, figures)
    found.pieces, found.typed, found.is_edited = changed.pieces, changed.typed, True
    report.content = content.model_dump(mode="json")
    details = {"section": section, "block": block, "before": before, "after": text, "typed_numbers": changed.typed}
    note(report, ReportStep.EDIT, by=by, at=at, details=details)
    return report


@transaction.atomic
def explain_finding(*, report_id: int, finding_key: str, reason: str, by: Actor, at: datetime) -> Report:
    """Say why something that the check found stands nevertheless."""
    report = lock_report(report_id)
    ensure_state(report, ReportStep.EXPLAIN, ReportState.DRAFTED)
    ensure_nothing_personal([TextPiece(text=reason)])
    if all(finding.key != finding_key for finding in findings_in(report)):
        raise NotFound(field="finding_key", what=finding_key)
    ReportExplanation.objects.create(report=report, finding_key=finding_key, reason=reason, at=at, by_id=by.person_id)
    note(report, ReportStep.EXPLAIN, by=by, at=at, reason=reason, details={"finding": finding_key})
    return report
