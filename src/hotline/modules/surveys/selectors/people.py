"""Whose requests were completed in a period, so that they can be asked how it went."""

from datetime import date

from django.db.models import QuerySet

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.access.public import Actor
from hotline.modules.workorders.public import WorkOrder, visible_to


def completed_for_people(first_day: date, last_day: date, *, by: Actor) -> QuerySet[WorkOrder]:
    """Work orders completed on these days whose requester left a number and did not ask for secrecy."""
    return (
        visible_to(by)
        .filter(completed_at__gte=start_of_day(first_day), completed_at__lt=end_of_day(last_day))
        .filter(requester__isnull=False, is_confidential=False, erased_at__isnull=True)
        .exclude(requester__phone_number="")
    )
