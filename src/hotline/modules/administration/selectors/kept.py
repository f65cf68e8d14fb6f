"""Imports that were made, and templates that are offered."""

from django.db.models import Q, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.administration.models import ReplyTemplate, WorkbookImport
from hotline.modules.administration.rules import ImportKind
from hotline.modules.departments.public import department_of
from hotline.modules.taxonomy.public import category, category_lineage

MOST_LISTED = 50


def imports_of(kind: ImportKind) -> QuerySet[WorkbookImport]:
    """The newest imports of a kind that were confirmed."""
    return WorkbookImport.objects.filter(kind=kind, confirmed_at__isnull=False).order_by("-confirmed_at")[:MOST_LISTED]


def find_import(kind: ImportKind, import_id: int) -> WorkbookImport:
    """One import, confirmed or not."""
    found = WorkbookImport.objects.filter(kind=kind, pk=import_id).first()
    if found is None:
        raise NotFound(what=str(import_id))
    return found


def templates() -> QuerySet[ReplyTemplate]:
    """Every template that is offered to anybody."""
    return ReplyTemplate.objects.filter(is_open=True).select_related("department", "category").order_by("title", "id")


def templates_for(actor: Actor, category_code: str) -> QuerySet[ReplyTemplate]:
    """The templates that somebody may begin a reply with: those of the city and of his department and those above it.

    With a category, those of other categories are left out, and its own come first.
    """
    own = department_of(actor)
    codes = [code for code in own.path.split("/") if code] if own else []
    offered = templates().filter(Q(department__isnull=True) | Q(department__code__in=codes))
    if not category_code:
        return offered
    lineage = category_lineage(category(category_code))
    fitting = offered.filter(Q(category__isnull=True) | Q(category__code__in=lineage))
    return fitting.order_by("category", "title", "id")
