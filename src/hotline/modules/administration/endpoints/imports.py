"""Workbooks over HTTP, the same routes for each kind: template, export, preview, confirmation, history."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, Requires, actor_from, language_of, requires
from hotline.modules.administration.actions.export_book import export_book
from hotline.modules.administration.actions.imports import confirm_import, preview_import
from hotline.modules.administration.actions.keepers import KEEPERS
from hotline.modules.administration.rules import ImportKind
from hotline.modules.administration.schemas import ImportOutput, ImportSummaryOutput
from hotline.modules.administration.selectors.kept import find_import, imports_of
from hotline.modules.founding.rules.templates import as_bytes

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _router(kind: ImportKind, permission: Permission) -> Router:
    """The routes of one kind, for who keeps what it is about."""
    router = Router(tags=["imports"])
    _files(router, kind, requires(permission))
    _imports(router, kind, requires(permission))
    return router


def _files(router: Router, kind: ImportKind, guard: Requires) -> None:
    """What is taken away: the empty form, and the form filled in with what is there."""
    path = f"/imports/{kind.value}"

    @router.get(f"{path}/template", auth=guard, operation_id=f"template_of_{kind.value}")
    def template(request: HttpRequest) -> HttpResponse:
        """The workbook to be filled in, with examples and notes."""
        return _file(as_bytes(KEEPERS[kind].book), f"{kind.value}-template")

    @router.get(f"{path}/export", auth=guard, operation_id=f"export_of_{kind.value}")
    def export(request: HttpRequest) -> HttpResponse:
        """What is there, in the shape of the template."""
        return _file(export_book(kind=kind, by=actor_from(request), at=now()), kind.value)


def _imports(router: Router, kind: ImportKind, guard: Requires) -> None:
    """What is brought back: looked at, confirmed, remembered."""
    path = f"/imports/{kind.value}"

    @router.post(path, response=ImportOutput, auth=guard, operation_id=f"preview_{kind.value}")
    def preview(request: HttpRequest, file: File[UploadedFile]) -> ImportOutput:
        """Upload a workbook and see what each row would change; nothing is changed yet."""
        kept = preview_import(
            kind=kind, file=BytesIO(file.read()), name=file.name or "", by=actor_from(request), at=now()
        )
        return ImportOutput.with_rows(kept, language_of(request))

    @router.get(path, response=list[ImportSummaryOutput], auth=guard, operation_id=f"imports_of_{kind.value}")
    def history(request: HttpRequest) -> list[ImportSummaryOutput]:
        """The imports that were confirmed, the newest first."""
        return [ImportSummaryOutput.of(kept) for kept in imports_of(kind)]

    @router.get(f"{path}/{{int:import_id}}", response=ImportOutput, auth=guard, operation_id=f"import_of_{kind.value}")
    def read(request: HttpRequest, import_id: int) -> ImportOutput:
        """One import with every row."""
        return ImportOutput.with_rows(find_import(kind, import_id), language_of(request))

    @router.post(
        f"{path}/{{int:import_id}}/confirmations",
        response=ImportOutput,
        auth=guard,
        operation_id=f"confirm_{kind.value}",
    )
    def confirm(request: HttpRequest, response: HttpResponse, import_id: int) -> ImportOutput:
        """Change what the preview showed; answers the one-time passwords of new accounts, this once."""
        response["Cache-Control"] = "no-store"
        confirmed = confirm_import(kind=kind, import_id=import_id, by=actor_from(request), at=now())
        return ImportOutput.of_confirmed(confirmed, language_of(request))


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


ROUTERS = (
    _router(ImportKind.ORGANISATION, Permission.ADMINISTER_ORGANISATION),
    _router(ImportKind.PEOPLE, Permission.ADMINISTER_PEOPLE),
    _router(ImportKind.CATEGORIES, Permission.ADMINISTER_ORGANISATION),
    _router(ImportKind.RESPONSIBILITIES, Permission.ADMINISTER_RESPONSIBILITIES),
    _router(ImportKind.SERVICES, Permission.ENTER_VALUES),
)
