"""The list of call-backs that clerks work through."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from hotline.modules.access.public import Actor
from hotline.modules.callbacks.models import Callback, CallbackPolicy
from hotline.modules.callbacks.rules.attempts import HANDLING_STEPS, hour_of
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.public import WorkOrderEvent, visible_to


def open_tasks(actor: Actor, *, at: datetime) -> QuerySet[Callback]:
    """What the actor may call now: not tried within the pause, and not handled by himself."""
    return _unfinished(actor).filter(Q(tried_at__isnull=True) | Q(tried_at__lt=_resting_since(at)))


def resting_tasks(actor: Actor, *, at: datetime) -> QuerySet[Callback]:
    """What was tried in vain within the pause and waits for its end."""
    return _unfinished(actor).filter(tried_at__gte=_resting_since(at))


def closed_tasks(actor: Actor, *, at: datetime) -> QuerySet[Callback]:
    """What is done with, whether somebody was reached, nobody was, or the sample left it out."""
    return _visible(actor).filter(closed_at__isnull=False)


def page_of(callbacks: QuerySet[Callback], *, after: tuple[datetime, int] | None, size: int) -> list[Callback]:
    """At most `size` + 1 call-backs, the oldest first: one more than asked tells that there are more."""
    if after:
        moment, identifier = after
        callbacks = callbacks.filter(Q(planned_at__gt=moment) | Q(planned_at=moment, id__gt=identifier))
    related = ("work_order__handling_department", "work_order__requester")
    return list(callbacks.select_related(*related).order_by("planned_at", "id")[: size + 1])


def policies() -> QuerySet[CallbackPolicy]:
    """Every version of the policy, the newest first."""
    return CallbackPolicy.objects.select_related("published_by").prefetch_related("shares").order_by("-version")


def _unfinished(actor: Actor) -> QuerySet[Callback]:
    own = WorkOrderEvent.objects.filter(actor_id=actor.person_id, step__in=sorted(HANDLING_STEPS))
    return (
        _visible(actor)
        .filter(closed_at__isnull=True, work_order__awaits_callback=True)
        .exclude(work_order__in=own.values("work_order"))
    )


def _visible(actor: Actor) -> QuerySet[Callback]:
    return Callback.objects.filter(work_order__in=visible_to(actor))


def _resting_since(at: datetime) -> datetime:
    """Whoever was tried from that moment on rests."""
    return hour_of(at) - timedelta(hours=handling_policy(at).callback_pause_hours - 1)
