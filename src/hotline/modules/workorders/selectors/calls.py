"""Calls as the readers of their work orders see and hear them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from hotline.kit.clock import end_of_day, start_of_day
from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.telephony.public import Call, CallLeg, RecordingIncident, find_call
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.listening import ListeningFacts, may_listen

from .visibility import concealed_from, visible_to


@dataclass(frozen=True, slots=True)
class CallFilters:
    """What the list of calls is narrowed to; what is empty narrows nothing. `text` is a number or a reference."""

    text: str = ""
    outcome: str = ""
    agent_account: str = ""
    first_day: date | None = None
    last_day: date | None = None
    has_incident: bool | None = None


def calls(filters: CallFilters) -> QuerySet[Call]:
    """The calls, narrowed."""
    open_incident = RecordingIncident.objects.filter(call=OuterRef("pk"), resolved_at__isnull=True)
    found = Call.objects.select_related("queue", "line", "agent").annotate(has_incident=Exists(open_incident))
    if filters.text:
        found = found.filter(Q(caller_number=filters.text) | Q(reference=filters.text))
    if filters.outcome:
        found = found.filter(outcome=filters.outcome)
    if filters.agent_account:
        found = found.filter(agent__account=filters.agent_account)
    if filters.first_day:
        found = found.filter(arrived_at__gte=start_of_day(filters.first_day))
    if filters.last_day:
        found = found.filter(arrived_at__lt=end_of_day(filters.last_day))
    if filters.has_incident is not None:
        found = found.filter(has_incident=filters.has_incident)
    return found


def page_of_calls(filters: CallFilters, *, after: tuple[datetime, int] | None, size: int) -> list[Call]:
    """So many calls and one more, the newest first."""
    found = calls(filters).order_by("-arrived_at", "-id")
    if after is not None:
        moment, identifier = after
        found = found.filter(Q(arrived_at=moment, id__lt=identifier) | Q(arrived_at__lt=moment), arrived_at__lte=moment)
    return list(found[: size + 1])


def call_in_sight(reference: str, *, by: Actor) -> Call:
    """The call: for the hotline's own people any, for a department those of its work orders; `NotFound` for others."""
    call = find_call(reference)
    if not by.may(Permission.READ_CALLS) and not visible_to(by).filter(call=call).exists():
        raise NotFound(what=reference)
    return call


def is_heard_by(call: Call, actor: Actor) -> bool:
    """Whether the actor may listen to the call."""
    if not actor.may(Permission.LISTEN_TO_RECORDINGS):
        return False
    is_everywhere = actor.may(Permission.READ_ALL_WORK_ORDERS)
    took_part = call.agent_id == actor.person_id or CallLeg.objects.filter(call=call, agent_id=actor.person_id).exists()
    return may_listen(
        ListeningFacts(
            is_everywhere=is_everywhere,
            hears_any=actor.may(Permission.LISTEN_TO_ANY_RECORDING),
            took_part=took_part,
            sees_an_order=visible_to(actor).filter(call=call).exists(),
            has_concealed_order=concealed_from(actor).filter(call=call).exists(),
            has_confidential_order=WorkOrder.objects.filter(call=call, is_confidential=True).exists(),
        )
    )


def ensure_heard_by(call: Call, actor: Actor) -> None:
    """`NotPermitted` for whoever may not listen to the call."""
    if not is_heard_by(call, actor):
        raise NotPermitted
