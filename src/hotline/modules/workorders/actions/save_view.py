"""Keep, change and remove somebody's own views of the list."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Person
from hotline.modules.workorders.errors import SavedViewNameTaken, TooManySavedViews
from hotline.modules.workorders.models import SavedView

MOST_SAVED_VIEWS = 20


@transaction.atomic
def save_view(
    *, name: str, filters: Mapping[str, object], by: Actor, at: datetime, view_id: int | None = None
) -> SavedView:
    """Keep a view under a name, or change the one with that identifier; at most twenty for one person."""
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
    view.name = name
    view.filters = dict(filters)
    view.save()
    return view


@transaction.atomic
def remove_view(*, view_id: int, by: Actor) -> None:
    """Remove a view of one's own."""
    _own(view_id, by).delete()


def _own(view_id: int, by: Actor) -> SavedView:
    view = SavedView.objects.filter(pk=view_id, owner_id=by.person_id).first()
    if view is None:
        raise NotFound(what=str(view_id))
    return view
