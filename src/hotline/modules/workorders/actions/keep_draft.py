"""Keep what somebody has written of a registration and not sent."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from hotline.modules.access.public import Actor, Person
from hotline.modules.workorders.errors import DraftSavedElsewhere, DraftTooLarge
from hotline.modules.workorders.models import RegistrationDraft

# A registration at its longest, its Chinese written as JSON escapes, fits four times.
MOST_CHARACTERS = 100_000
# The oldest give way: nobody goes back further than a shift.
MOST_DRAFTS = 20
DAYS_KEPT = 7


@transaction.atomic
def keep_draft(
    *, call_reference: str, fields: Mapping[str, object], seen_version: int, by: Actor, at: datetime
) -> RegistrationDraft:
    """Keep the draft of a call, or the one without a call; `seen_version` is 0 where the page knows of none.

    Refused where another window of the same person saved a newer version, which is then not overwritten.
    """
    if len(json.dumps(fields)) > MOST_CHARACTERS:
        raise DraftTooLarge
    # The person's row makes two windows that save at once wait for each other.
    Person.objects.select_for_update().get(pk=by.person_id)
    own = RegistrationDraft.objects.filter(owner_id=by.person_id)
    draft = own.filter(call_reference=call_reference).first()
    if draft is None:
        draft = RegistrationDraft(owner_id=by.person_id, call_reference=call_reference, version=0)
        oldest = own.order_by("-saved_at", "-id").values_list("pk", flat=True)[MOST_DRAFTS - 1 :]
        own.filter(pk__in=list(oldest)).delete()
    elif draft.version != seen_version:
        raise DraftSavedElsewhere
    draft.version += 1
    draft.fields = dict(fields)
    draft.saved_at = at
    draft.save()
    return draft


def remove_draft(*, call_reference: str, by: Actor) -> None:
    """Remove a draft of one's own: it was sent, or given up. Nothing where there is none."""
    RegistrationDraft.objects.filter(owner_id=by.person_id, call_reference=call_reference).delete()


def forget_old_drafts(*, at: datetime) -> int:
    """Remove what nobody touched for seven days, with the names and numbers in it; return how many."""
    removed, _ = RegistrationDraft.objects.filter(saved_at__lt=at - timedelta(days=DAYS_KEPT)).delete()
    return removed
