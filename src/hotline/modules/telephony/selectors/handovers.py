"""To which emergency services a call was handed over, and what they were told."""

from dataclasses import dataclass
from datetime import datetime

from hotline.modules.access.public import Person
from hotline.modules.audit.public import AuditEntry
from hotline.modules.telephony.models import Call
from hotline.modules.telephony.rules.handovers import HANDED_OVER, subject_of_call


@dataclass(frozen=True, slots=True)
class KeptHandover:
    """Who brought which service into the call, when, and what it was told."""

    service: str
    matter: str
    place: str
    work_order: str
    by_name: str
    at: datetime


def handovers_of(call: Call) -> list[KeptHandover]:
    """In their order."""
    entries = list(
        AuditEntry.objects.filter(subject=subject_of_call(call.reference), action=HANDED_OVER).order_by("id")
    )
    names = dict(Person.objects.filter(account__in={entry.actor for entry in entries}).values_list("account", "name"))
    return [
        KeptHandover(
            service=str(entry.facts.get("service", "")),
            matter=str(entry.facts.get("matter", "")),
            place=str(entry.facts.get("place", "")),
            work_order=str(entry.facts.get("work_order", "")),
            by_name=names.get(entry.actor, entry.actor),
            at=entry.at,
        )
        for entry in entries
    ]
