"""Who has a work order open besides the reader."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.modules.access.public import ROLES, Actor
from hotline.modules.workorders.models import Presence

from .visibility import sight_of

# Pages say it three times within this.
PRESENT_FOR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has a work order open: his name and post, as colleagues know him, and nothing else of him."""

    name: str
    post_zh: str
    post_en: str
    is_editing: bool


def present_at(numbers: Sequence[str], *, by: Actor, at: datetime) -> Mapping[str, list[Present]]:
    """For each work order that the reader may see, who else has it open, those who write first. Nobody: no entry."""
    shown = sight_of(by).work_orders.filter(number__in=numbers)
    found = Presence.objects.filter(work_order__in=shown, seen_at__gt=at - PRESENT_FOR).exclude(person_id=by.person_id)
    people: dict[str, list[Present]] = defaultdict(list)
    for presence in found.select_related("person", "work_order").order_by("-is_editing", "person__name"):
        person = presence.person
        role = next((ROLES[code] for code in person.role_codes if code in ROLES), None)
        zh, en = (role.name_zh, role.name_en) if role else ("", "")
        people[presence.work_order.number].append(Present(person.name, zh, en, presence.is_editing))
    return people
