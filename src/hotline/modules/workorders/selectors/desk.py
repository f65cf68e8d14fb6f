"""What people keep beside the list: saved views with counts, exports, and what a bulk action came to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import AuditEntry
from hotline.modules.departments.public import department_of
from hotline.modules.workorders.models import BulkAction, Export, SavedView
from hotline.modules.workorders.rules.exports import ExportState

from .filters import known_to, narrowed
from .lists import BoundedCount, Selection, bounded_counts
from .views import in_view
from .visibility import sight_of

_MOST_SHOWN = 100
_EXAMPLES = 20


def saved_views(
    by: Actor, *, selection_of: Callable[[dict[str, object]], Selection], at: datetime
) -> list[tuple[SavedView, BoundedCount]]:
    """Somebody's own views in their order, then those his colleagues share, each with how many work orders he sees in
    it; a fixed number of queries for all.
    """
    own = list(SavedView.objects.filter(owner_id=by.person_id).select_related("owner").order_by("position", "id"))
    shared = shared_among_colleagues(by).exclude(owner_id=by.person_id).select_related("owner").order_by("name", "id")
    views = own + list(shared)
    selections = [selection_of(view.filters) for view in views]
    sight = sight_of(by)
    known = known_to([selection.filters for selection in selections])
    sets = [
        narrowed(sight, in_view(sight, selection.view, at), selection.filters, at, known=known)
        for selection in selections
    ]
    return list(zip(views, bounded_counts(sets), strict=True))


def shared_among_colleagues(by: Actor) -> QuerySet[SavedView]:
    """The views that are shared with somebody: by his department's people, or by the hotline's own."""
    shared = SavedView.objects.filter(is_shared=True)
    if by.may(Permission.READ_ALL_WORK_ORDERS):
        return shared.filter(shared_with__isnull=True)
    own = department_of(by)
    return shared.filter(shared_with=own) if own else shared.none()


def exports_for(by: Actor) -> list[Export]:
    """One's own exports, and those that one may decide, the newest first."""
    shown = Q(requested_by_id=by.person_id)
    if by.may(Permission.APPROVE_EXPORTS):
        shown |= Q(state=ExportState.AWAITING_APPROVAL) | Q(decided_by_id=by.person_id)
    found = Export.objects.filter(shown).select_related("requested_by", "decided_by")
    return list(found.order_by("-requested_at", "-id")[:_MOST_SHOWN])


def export_records() -> list[AuditEntry]:
    """What the audit recorded of exports, the newest first."""
    return list(AuditEntry.objects.filter(subject__startswith="export:").order_by("-id")[:_MOST_SHOWN])


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of a bulk action so far."""

    action: BulkAction
    total: int
    done: int
    succeeded: int
    # Code, sentence in Chinese and in English, how many.
    refusals: list[tuple[str, str, str, int]]
    # Number, code, sentence in Chinese and in English.
    refused: list[tuple[str, str, str, str]]


def bulk_result(action: BulkAction) -> BulkResult:
    """How far a bulk action is, with up to twenty examples of each refusal."""
    items = action.items.all()
    numbers = items.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(done_at__isnull=False)),
        succeeded=Count("pk", filter=Q(done_at__isnull=False, refusal_code="")),
    )
    refused = items.exclude(refusal_code="").order_by("id")
    examples: dict[str, list[tuple[str, str, str, str]]] = {}
    counted: dict[str, tuple[str, str, str, int]] = {}
    for number, code, zh, en in refused.values_list("work_order__number", "refusal_code", "refusal_zh", "refusal_en"):
        counted[code] = (code, zh, en, counted[code][3] + 1 if code in counted else 1)
        if len(examples.setdefault(code, [])) < _EXAMPLES:
            examples[code].append((number, code, zh, en))
    return BulkResult(
        action,
        numbers["total"],
        numbers["done"],
        numbers["succeeded"],
        list(counted.values()),
        [example for group in examples.values() for example in group],
    )
