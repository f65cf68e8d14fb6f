"""Write an export's file, and remove files that have expired."""

import tempfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path, PurePath

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db.models import BigIntegerField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from openpyxl import Workbook
from procrastinate.contrib.django.models import ProcrastinateJob

from hotline.kit.clock import LOCAL
from hotline.kit.errors import Refusal
from hotline.modules.access.public import Permission, actor_as_of_now
from hotline.modules.audit.public import record
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.models import Export
from hotline.modules.workorders.rules.exports import ExportState, harmless, page_text, watermark
from hotline.modules.workorders.selectors.export_rows import COLUMNS, Cell, export_rows
from hotline.modules.workorders.selectors.lists import Selection

from .export import WRITE_TASK, expiry, tell

# How often the page hears how far it is.
_ROWS_PER_NOTICE = 5_000
_SYSTEM = "system"
_FOLDER = "exports"
_TO_BE_WRITTEN = (ExportState.WAITING, ExportState.RUNNING)


def write_export(*, export_id: int, selection_of: Callable[[dict[str, object]], Selection], at: datetime) -> None:
    """Write the rows that the asker may see now. Running it again writes the file anew; a ready one is left alone."""
    export = Export.objects.select_related("requested_by").filter(pk=export_id).first()
    if export is None or export.state not in {ExportState.WAITING, ExportState.RUNNING}:
        return
    _set(export, ExportState.RUNNING, at=at)
    actor = actor_as_of_now(export.requested_by_id)
    if not actor.may(Permission.EXPORT_WORK_ORDERS):
        _set(export, ExportState.FAILED, at=at)
        return
    try:
        selection = selection_of(export.filters)
    except Refusal:
        _set(export, ExportState.FAILED, at=at)
        return
    rows = export_rows(actor, selection, export.columns, at, most=handling_policy(at).most_export_rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        written = _write(path, export, _counted(export, rows, at=at), at=at)
        with path.open("rb") as file:
            export.file_name = default_storage.save(place_of(export.pk), File(file))
    export.row_count = export.rows_written = written
    export.finished_at = at
    export.expires_at = expiry(at)
    _set(export, ExportState.READY, at=at)


def remove_expired(*, at: datetime) -> int:
    """Remove the files whose time is over; return how many."""
    expired = list(Export.objects.filter(state=ExportState.READY, expires_at__lte=at).select_related("requested_by"))
    for export in expired:
        default_storage.delete(export.file_name)
        _set(export, ExportState.EXPIRED, at=at)
        record(actor=_SYSTEM, action="expire_export", subject=f"export:{export.pk}", at=at)
    return len(expired)


def give_up_abandoned(*, at: datetime) -> int:
    """Mark as failed what no job will write any more, because its tries are used up; return how many."""
    jobs = ProcrastinateJob.objects.filter(task_name=WRITE_TASK, status__in=["todo", "doing"])
    written = jobs.annotate(export=Cast(KeyTextTransform("export_id", "args"), BigIntegerField())).values("export")
    waiting = Export.objects.filter(state__in=_TO_BE_WRITTEN).exclude(pk__in=written)
    abandoned = list(waiting.select_related("requested_by"))
    for export in abandoned:
        _set(export, ExportState.FAILED, at=at)
        record(actor=_SYSTEM, action="abandon_export", subject=f"export:{export.pk}", at=at)
    return len(abandoned)


def remove_orphans(*, at: datetime) -> int:
    """Remove the files that no export hands out, left by a crash between writing and noting; return how many."""
    # The folder is read before the table: a file that is written meanwhile is not among those looked at.
    files = default_storage.listdir(_FOLDER)[1] if default_storage.exists(_FOLDER) else []
    kept = Export.objects.filter(state__in=[*_TO_BE_WRITTEN, ExportState.READY])
    names = {PurePath(place_of(export_id)).name for export_id in kept.values_list("pk", flat=True)}
    orphans = [name for name in files if name not in names]
    for name in orphans:
        default_storage.delete(f"{_FOLDER}/{name}")
        record(actor=_SYSTEM, action="remove_orphaned_export", subject=f"export:{PurePath(name).stem}", at=at)
    return len(orphans)


def place_of(export_id: int) -> str:
    """Where an export's file lies."""
    return f"{_FOLDER}/{export_id}.xlsx"


def _set(export: Export, state: ExportState, *, at: datetime) -> None:
    export.state = state
    export.save()
    tell(export, at=at)


def _counted(export: Export, rows: Iterable[list[Cell]], *, at: datetime) -> Iterable[list[Cell]]:
    for count, row in enumerate(rows, 1):
        yield row
        if count % _ROWS_PER_NOTICE == 0:
            export.rows_written = count
            Export.objects.filter(pk=export.pk).update(rows_written=count)
            tell(export, at=at)


def _write(path: Path, export: Export, rows: Iterable[list[Cell]], *, at: datetime) -> int:
    """Row by row, so that memory does not grow with the list; return how many rows."""
    person = export.requested_by
    mark = watermark(
        name=person.name,
        staff_number=person.staff_number,
        moment=at.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M"),
        purpose=export.purpose,
    )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("工单")
    sheet.oddHeader.center.text = page_text(mark)
    sheet.oddFooter.center.text = page_text(mark)
    sheet.append([harmless(mark)])
    sheet.append([COLUMNS[name].heading for name in export.columns])
    count = 0
    for row in rows:
        sheet.append(row)
        count += 1
    sheet.append([harmless(mark)])
    book.save(path)
    return count
