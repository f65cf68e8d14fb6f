"""Work orders over HTTP: attachments, the reply check, and clocks explained and recalculated."""

from django.http import FileResponse, HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.workorders.actions import attach as attaching
from hotline.modules.workorders.actions import recalculate as recalculating
from hotline.modules.workorders.actions import recalculate_all as general
from hotline.modules.workorders.actions.bulk import find_bulk_action
from hotline.modules.workorders.rules.reply_check import check
from hotline.modules.workorders.schemas import handling as schemas
from hotline.modules.workorders.schemas.desk import BulkResultOutput
from hotline.modules.workorders.schemas.desk_presentation import bulk_result_output
from hotline.modules.workorders.selectors import attachments, clock_explanation, details
from hotline.modules.workorders.selectors.desk import bulk_result
from hotline.modules.workorders.selectors.known_laws import known_laws

router = Router(tags=["evidence"])


# Departments attach while they handle it, the centre when it registers: the action tells them apart.
@router.post(
    "/work-orders/{number}/attachments",
    response={201: schemas.UploadedFileOutput},
    auth=requires(Permission.READ_WORK_ORDERS),
)
def attach(request: HttpRequest, number: str, file: File[UploadedFile]) -> Status[schemas.UploadedFileOutput]:
    """Upload a file. Repeating an upload gives the file that is there, so it needs no Idempotency-Key."""
    kept = attaching.attach(number=number, name=file.name or "", content=file, by=actor_from(request), at=now())
    return Status(201, schemas.attachment(kept))


@router.get("/work-orders/{number}/attachments/{int:attachment_id}", auth=requires(Permission.READ_WORK_ORDERS))
def download(request: HttpRequest, number: str, attachment_id: int) -> FileResponse:
    """A file as it was uploaded; it is saved and never shown, so that nothing in it runs on this origin."""
    kept = attachments.attachment(number, attachment_id, by=actor_from(request))
    return FileResponse(
        attachments.content_of(kept),
        as_attachment=True,
        filename=kept.name,
        content_type=kept.content_type,
        headers={
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


@router.post(
    "/work-orders/{number}/reply-checks",
    response=list[schemas.FindingOutput],
    auth=requires(Permission.REPLY_TO_WORK_ORDERS),
)
def check_reply(request: HttpRequest, number: str, body: schemas.ReplyCheckInput) -> list[schemas.FindingOutput]:
    """What should be changed in a reply before it is sent."""
    details.read(number, by=actor_from(request))
    found = check(answer=body.answer, report=body.report, basis=body.basis, known_laws=known_laws())
    return [schemas.finding(one, language_of(request)) for one in found]


@router.get(
    "/work-orders/{number}/clocks/{int:clock_id}/explanation",
    response=schemas.ClockExplanationOutput,
    auth=requires(Permission.READ_WORK_ORDERS),
)
def explain_clock(request: HttpRequest, number: str, clock_id: int) -> schemas.ClockExplanationOutput:
    """Why a due moment is what it is, day by day."""
    found = clock_explanation.explain_clock(number, clock_id, by=actor_from(request))
    return schemas.explanation(found, language_of(request))


@router.post(
    "/work-orders/{number}/due-recalculations",
    response=schemas.RecalculationOutput,
    auth=requires(Permission.RECALCULATE_DUE_MOMENTS),
)
def recalculate(request: HttpRequest, number: str, body: schemas.RecalculationInput) -> schemas.RecalculationOutput:
    """Move a work order's clocks to the newest calendar, or say what would change."""
    changes = recalculating.recalculate(
        number=number,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
        is_dry_run=body.dry_run,
    )
    return schemas.recalculation(changes, is_dry_run=body.dry_run)


@router.post(
    "/due-recalculations",
    response=schemas.GeneralRecalculationOutput,
    auth=requires(Permission.RECALCULATE_DUE_MOMENTS),
)
def recalculate_all(
    request: HttpRequest, body: schemas.GeneralRecalculationInput
) -> schemas.GeneralRecalculationOutput:
    """Have every open work order on a version of the calendar moved to the newest one, or say what would change."""
    done = general.recalculate_all(
        calendar_version=body.calendar_version,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        is_dry_run=body.dry_run,
    )
    return schemas.general_recalculation(done, is_dry_run=body.dry_run)


@router.get(
    "/due-recalculations/{int:job}",
    response=BulkResultOutput,
    auth=requires(Permission.RECALCULATE_DUE_MOMENTS),
)
def read_recalculation(request: HttpRequest, job: int) -> BulkResultOutput:
    """How far a general recalculation of one's own is, and what was refused and why."""
    action = find_bulk_action(job, by=actor_from(request))
    return bulk_result_output(bulk_result(action), language_of(request))
