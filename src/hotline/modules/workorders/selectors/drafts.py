"""Drafts of registrations."""

from django.db.models import QuerySet

from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import RegistrationDraft


def drafts_of(by: Actor) -> QuerySet[RegistrationDraft]:
    """The reader's own, the newest first: nobody sees another person's."""
    return RegistrationDraft.objects.filter(owner_id=by.person_id).order_by("-saved_at", "-id")
