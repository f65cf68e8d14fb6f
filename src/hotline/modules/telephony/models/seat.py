"""What is now: seats, queues and trunks as one process hears of them from the switch, for every page to read."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules import AgentState
from hotline.modules.telephony.rules.seats import SeatStep

from .call import Call

_STATES = [(state.value, state.value) for state in AgentState]


class Seat(models.Model):
    """What an agent is doing, and on which call. An empty state: he is not logged in."""

    agent = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="+")
    agent_id: int
    extension = models.CharField(max_length=8)
    is_desk_phone = models.BooleanField(default=True)
    state = models.CharField(max_length=16, blank=True, choices=_STATES)
    reason = models.CharField(max_length=32, blank=True)
    since = models.DateTimeField()
    is_certain = models.BooleanField(default=True)
    # What he comes back to, and whether he wants a break after the call.
    resting_state = models.CharField(max_length=16, blank=True, choices=_STATES)
    resting_reason = models.CharField(max_length=32, blank=True)
    wants_not_ready = models.CharField(max_length=32, blank=True)
    # The call, in the switch's words and in the hotline's.
    call_identity = models.CharField(max_length=128, blank=True, db_collation="C")
    call_reference = models.CharField(max_length=32, blank=True)
    caller_number = models.CharField(max_length=24, blank=True)
    queue_code = models.CharField(max_length=32, blank=True)
    line_code = models.CharField(max_length=32, blank=True)
    menu_choices = models.CharField(max_length=32, blank=True)
    is_outbound = models.BooleanField(default=False)
    # What a dialled call is about, as `return-call-12`.
    subject = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["extension"], condition=~models.Q(state=""), name="one_agent_per_telephone")
        ]


class SeatEvent(models.Model):
    """Something that happened at a seat, in its order; never changed afterwards. Seats' times follow from these."""

    id: int
    agent = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    agent_id: int
    extension = models.CharField(max_length=8)
    # Empty where the switch was asked how things stand.
    step = models.CharField(max_length=24, blank=True, choices=[(step.value, step.value) for step in SeatStep])
    state = models.CharField(max_length=16, blank=True, choices=_STATES)
    reason = models.CharField(max_length=32, blank=True)
    call_identity = models.CharField(max_length=128, blank=True)
    at = models.DateTimeField()
    is_certain = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(fields=["agent", "at"], name="seat_event_by_agent"),
            models.Index(fields=["extension", "at"], name="seat_event_by_telephone"),
        ]


class QueueStanding(models.Model):
    """How many wait in a queue now, and since when the first of them."""

    queue_code = models.CharField(max_length=32, primary_key=True)
    waiting = models.PositiveIntegerField(default=0)
    longest_since = models.DateTimeField(null=True)


class TrunkStanding(models.Model):
    """A way in and out; whether it answers is open where nobody asks it."""

    code = models.CharField(max_length=32, primary_key=True)
    is_reachable = models.BooleanField(null=True)
    running_calls = models.PositiveIntegerField(default=0)


class SwitchStanding(models.Model):
    """The connection with the switch; when it was last heard says how old everything else is."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    source = models.CharField(max_length=48)
    is_simulated = models.BooleanField(default=False)
    is_reachable = models.BooleanField(default=False)
    heard_at = models.DateTimeField()
    # When running calls were last seen to be recorded with gaps: the switch was given more than it can carry.
    sound_lost_at = models.DateTimeField(null=True)


class NotReadyReason(models.Model):
    """Why an agent may be not ready: the city's list. One that is used no more stays, for what refers to it."""

    id: int
    code = models.CharField(max_length=32, unique=True, db_collation="C")
    name = models.CharField(max_length=32)
    name_en = models.CharField(max_length=32)
    position = models.PositiveSmallIntegerField()
    is_used = models.BooleanField(default=True)


class LiveViewPolicy(models.Model):
    """What the city expects of its seats and queues, and from where on the live view raises an alarm."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    after_call_seconds = models.PositiveIntegerField(default=120)
    stale_after_seconds = models.PositiveIntegerField(default=15)
    service_level_seconds = models.PositiveIntegerField(default=15)
    answer_rate_target = models.DecimalField(max_digits=5, decimal_places=4, default="0.95")
    most_waiting = models.PositiveIntegerField(default=10)
    longest_wait_seconds = models.PositiveIntegerField(default=60)


class SwitchOrder(models.Model):
    """A command of a page on its way to the process that is connected with the switch, and its answer."""

    id: int
    command = models.JSONField()
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    # The code and facts of a refusal.
    refusal = models.JSONField(null=True)


class ReturnCall(models.Model):
    """Somebody is to be called back (待回拨): one open entry for a number, however often he tried."""

    id: int
    number = models.CharField(max_length=24)
    queue_code = models.CharField(max_length=32, blank=True)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=16, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_by_id: int | None
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=models.Q(closed_at__isnull=True), name="one_open_return_call_per_number"
            )
        ]
        indexes = [models.Index(fields=["closed_at", "opened_at"], name="return_call_by_state")]


class ReturnCallOccasion(models.Model):
    """A call for which somebody is to be called back: missed, abandoned, or he asked for it."""

    id: int
    return_call = models.ForeignKey(ReturnCall, models.CASCADE, related_name="occasions")
    return_call_id: int
    call = models.OneToOneField(Call, models.CASCADE, related_name="+")
    call_id: int
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()


class ReturnCallAttempt(models.Model):
    """An agent tried to reach the number."""

    id: int
    return_call = models.ForeignKey(ReturnCall, models.CASCADE, related_name="attempts")
    return_call_id: int
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    at = models.DateTimeField()
    was_reached = models.BooleanField(null=True)
