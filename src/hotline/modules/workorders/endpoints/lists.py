"""Work orders over HTTP: what people keep beside the list, and what they do with many at once."""

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.workorders.actions import bulk, export, save_view
from hotline.modules.workorders.schemas import desk
from hotline.modules.workorders.schemas.desk_presentation import (
    bulk_action_output,
    bulk_result_output,
    export_output,
    saved_view_output,
)
from hotline.modules.workorders.schemas.list_query import selection_of
from hotline.modules.workorders.selectors import desk as kept

router = Router(tags=["lists"])

READ = Permission.READ_WORK_ORDERS
EXPORT = Permission.EXPORT_WORK_ORDERS
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/saved-views", response=list[desk.SavedViewOutput], auth=requires(READ))
def list_saved_views(request: HttpRequest) -> list[desk.SavedViewOutput]:
    """The reader's own views and those his colleagues share, with their counts."""
    by = actor_from(request)
    found = kept.saved_views(by, selection_of=selection_of, at=now())
    return [saved_view_output(view, count, by) for view, count in found]


@router.post("/saved-views", response={201: list[desk.SavedViewOutput]}, auth=requires(READ))
def add_saved_view(request: HttpRequest, body: desk.SavedViewInput) -> Status[list[desk.SavedViewOutput]]:
    """Keep a view; answers them all."""
    save_view.save_view(
        name=body.name, filters=body.filters.kept(), is_shared=body.is_shared, by=actor_from(request), at=now()
    )
    return Status(201, list_saved_views(request))


@router.put("/saved-views/{view_id}", response=list[desk.SavedViewOutput], auth=requires(READ))
def change_saved_view(request: HttpRequest, view_id: int, body: desk.SavedViewInput) -> list[desk.SavedViewOutput]:
    """Change a view; answers them all."""
    save_view.save_view(
        name=body.name,
        filters=body.filters.kept(),
        is_shared=body.is_shared,
        by=actor_from(request),
        at=now(),
        view_id=view_id,
    )
    return list_saved_views(request)


@router.delete("/saved-views/{view_id}", response={204: None}, auth=requires(READ))
def remove_saved_view(request: HttpRequest, view_id: int) -> Status[None]:
    """Remove a view."""
    save_view.remove_view(view_id=view_id, by=actor_from(request))
    return Status(204, None)


@router.post("/work-orders/bulk-actions", response=desk.BulkActionOutput, auth=requires(Permission.ACT_IN_BULK))
def act_in_bulk(request: HttpRequest, body: desk.BulkActionInput) -> desk.BulkActionOutput:
    """Try a step on many work orders, or have it done in the background."""
    by, at = actor_from(request), now()
    numbers = bulk.chosen_numbers(
        numbers=body.numbers, selection=body.filters.selection() if body.filters else None, by=by, at=at
    )
    tried = bulk.dry_run(step=body.step, numbers=numbers, body=body.body, by=by, at=at)
    job = (
        None if body.dry_run else bulk.order_bulk_action(step=body.step, numbers=numbers, body=body.body, by=by, at=at)
    )
    return bulk_action_output(tried, job, language_of(request))


@router.get(
    "/work-orders/bulk-actions/{bulk_action_id}",
    response=desk.BulkResultOutput,
    auth=requires(Permission.ACT_IN_BULK),
)
def read_bulk_action(request: HttpRequest, bulk_action_id: int) -> desk.BulkResultOutput:
    """How far a bulk action of one's own is, and what it met."""
    action = bulk.find_bulk_action(bulk_action_id, by=actor_from(request))
    return bulk_result_output(kept.bulk_result(action), language_of(request))


@router.get("/exports", response=desk.ExportListOutput, auth=requires(READ))
def list_exports(request: HttpRequest) -> desk.ExportListOutput:
    """The reader's own exports, and those that he may decide."""
    by = actor_from(request)
    return desk.ExportListOutput(items=[export_output(each, by) for each in kept.exports_for(by)])


@router.post("/exports", response={201: desk.ExportOutput}, auth=requires(EXPORT))
def ask_for_export(request: HttpRequest, body: desk.ExportInput) -> Status[desk.ExportOutput]:
    """Ask for a list as a file."""
    by = actor_from(request)
    asked = export.request_export(
        purpose=body.purpose,
        selection=body.filters.selection(),
        filters=body.filters.kept(),
        columns=body.columns,
        by=by,
        at=now(),
    )
    return Status(201, export_output(asked, by))


@router.get("/exports/records", response=desk.ExportRecordsOutput, auth=requires(Permission.READ_AUDIT))
def list_export_records(request: HttpRequest) -> desk.ExportRecordsOutput:
    """Who exported what and when, for the audit administrator."""
    return desk.ExportRecordsOutput(
        items=[desk.ExportRecordOutput.model_validate(entry, from_attributes=True) for entry in kept.export_records()]
    )


@router.post("/exports/{export_id}/decisions", response=desk.ExportOutput, auth=requires(Permission.APPROVE_EXPORTS))
def decide_export(request: HttpRequest, export_id: int, body: desk.ExportDecisionInput) -> desk.ExportOutput:
    """Approve or refuse somebody else's export."""
    by = actor_from(request)
    decided = export.decide_export(
        export_id=export_id, is_approved=body.outcome == "approved", note=body.note, by=by, at=now()
    )
    return export_output(decided, by)


@router.get("/exports/{export_id}/file", response={200: None}, auth=requires(EXPORT))
def download_export(request: HttpRequest, export_id: int) -> HttpResponse:
    """The file, for whoever asked for it."""
    ready = export.download_export(export_id=export_id, by=actor_from(request), at=now())
    file = default_storage.open(ready.file_name)
    answer = FileResponse(file, as_attachment=True, filename=f"工单导出-{ready.pk}.xlsx", content_type=SHEET)
    answer["Cache-Control"] = "no-store"
    return answer  # type: ignore[return-value]
