"""Ask for an export, decide about it, write it, hand it out and remove it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.notifications.public import notify, person_topic
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.errors import ExportDecided, ExportNotReady, ExportTooLarge, OwnExport
from hotline.modules.workorders.models import Export
from hotline.modules.workorders.rules.exports import ExportState, needs_approval
from hotline.modules.workorders.selectors.export_rows import count_rows
from hotline.modules.workorders.selectors.lists import Selection

WRITE_TASK = "workorders.write_export"
QUEUE = "exports"


@transaction.atomic
def request_export(
    *,
    purpose: str,
    selection: Selection,
    filters: Mapping[str, object],
    columns: list[str],
    by: Actor,
    at: datetime,
) -> Export:
    """Ask for a list as a file. Many rows, and everything for an analyst, need somebody else's approval first."""
    if not by.may(Permission.EXPORT_WORK_ORDERS):
        raise NotPermitted
    policy = handling_policy(at)
    rows = count_rows(by, selection, at, most=policy.most_export_rows)
    if rows > policy.most_export_rows:
        raise ExportTooLarge(field="filters", most=policy.most_export_rows)
    waits = needs_approval(rows, by.role_codes, policy)
    export = Export.objects.create(
        requested_by_id=by.person_id,
        requested_at=at,
        purpose=purpose,
        filters=dict(filters),
        columns=columns,
        state=ExportState.AWAITING_APPROVAL if waits else ExportState.WAITING,
        row_count=rows,
    )
    _record(export, "request_export", by=by, at=at, reason=purpose, rows=rows, columns=",".join(columns))
    if not waits:
        _queue(export)
    return export


@transaction.atomic
def decide_export(*, export_id: int, is_approved: bool, note: str, by: Actor, at: datetime) -> Export:
    """Approve or refuse somebody else's export."""
    if not by.may(Permission.APPROVE_EXPORTS):
        raise NotPermitted
    export = Export.objects.select_for_update(of=("self",)).select_related("requested_by").filter(pk=export_id).first()
    if export is None:
        raise NotFound(what=str(export_id))
    if export.requested_by_id == by.person_id:
        raise OwnExport
    if export.state != ExportState.AWAITING_APPROVAL:
        raise ExportDecided
    export.state = ExportState.WAITING if is_approved else ExportState.REFUSED
    export.decided_at = at
    export.decided_by_id = by.person_id
    export.decision_note = note
    export.save()
    _record(export, "approve_export" if is_approved else "refuse_export", by=by, at=at, reason=note)
    tell(export, at=at)
    if is_approved:
        _queue(export)
    return export


@transaction.atomic
def download_export(*, export_id: int, by: Actor, at: datetime) -> Export:
    """Hand the file to whoever asked for it, and to nobody else; each time is recorded."""
    export = Export.objects.select_for_update().filter(pk=export_id, requested_by_id=by.person_id).first()
    if export is None:
        raise NotFound(what=str(export_id))
    if export.state != ExportState.READY or export.expires_at is None or export.expires_at <= at:
        raise ExportNotReady(state=ExportState.EXPIRED if export.state == ExportState.READY else export.state)
    Export.objects.filter(pk=export.pk).update(downloads=F("downloads") + 1)
    _record(export, "download_export", by=by, at=at, reason=export.purpose, rows=export.row_count)
    return export


def tell(export: Export, *, at: datetime) -> None:
    """Tell the asker's open pages how far his export is."""
    notify(topics=[person_topic(export.requested_by.account)], kind="export", subject=str(export.pk), at=at)


def expiry(at: datetime) -> datetime:
    """Until when a file that is ready now can be downloaded."""
    return at + timedelta(days=handling_policy(at).export_kept_days)


def _queue(export: Export) -> None:
    app.configure_task(WRITE_TASK, queue=QUEUE).defer(export_id=export.pk)


def _record(
    export: Export, action: str, *, by: Actor, at: datetime, reason: str = "", **facts: str | int | None
) -> None:
    record(actor=by.account, action=action, subject=f"export:{export.pk}", at=at, reason=reason, facts=facts)
