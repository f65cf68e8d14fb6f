"""Keep, change, share and remove somebody's own views of the list."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission, Person
from hotline.modules.departments.public import Department, department_of
from hotline.modules.workorders.errors import SavedViewNameTaken, TooManySavedViews, TooManySharedViews
from hotline.modules.workorders.models import SavedView
from hotline.modules.workorders.selectors.desk import shared_among_colleagues

MOST_SAVED_VIEWS = 20
MOST_SHARED_VIEWS = 20


@transaction.atomic
def save_view(
    *,
    name: str,
    filters: Mapping[str, object],
    by: Actor,
    at: datetime,
    is_shared: bool = False,
    view_id: int | None = None,
) -> SavedView:
    """Keep a view under a name, or change the one with that identifier; at most twenty for one person.

    Shared, it is shown to his colleagues, who have at most twenty such views together.
    """
    # The person's row makes two pages that save at once wait for each other.
    Person.objects.select_for_update().get(pk=by.person_id)
    own = SavedView.objects.filter(owner_id=by.person_id)
    view = SavedView(owner_id=by.person_id, created_at=at, position=own.count())
    if view_id is not None:
        view = _own(view_id, by)
    elif view.position >= MOST_SAVED_VIEWS:
        raise TooManySavedViews(most=MOST_SAVED_VIEWS)
    if own.filter(name=name).exclude(pk=view.pk or 0).exists():
        raise SavedViewNameTaken(field="name", name=name)
    if is_shared and not view.is_shared:
        _ensure_sharable(by)
    view.name = name
    view.filters = dict(filters)
    view.is_shared = is_shared
    view.shared_with = _circle(by) if is_shared else None
    view.save()
    return view


@transaction.atomic
def remove_view(*, view_id: int, by: Actor) -> None:
    """Remove a view of one's own."""
    _own(view_id, by).delete()


def _ensure_sharable(by: Actor) -> None:
    """Whoever acts on many work orders at once also arranges what his colleagues look at."""
    if not by.may(Permission.ACT_IN_BULK):
        raise NotPermitted
    if shared_among_colleagues(by).count() >= MOST_SHARED_VIEWS:
        raise TooManySharedViews(most=MOST_SHARED_VIEWS)


def _circle(by: Actor) -> Department | None:
    """The department whose people are his colleagues; none for the hotline's own people."""
    if by.may(Permission.READ_ALL_WORK_ORDERS):
        return None
    own = department_of(by)
    if own is None:
        raise NotPermitted
    return own


def _own(view_id: int, by: Actor) -> SavedView:
    view = SavedView.objects.filter(pk=view_id, owner_id=by.person_id).first()
    if view is None:
        raise NotFound(what=str(view_id))
    return view
