"""A call with what belongs to it: legs, waits, ratings and recordings."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules import CallDirection, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding

from .call_source import CallSource
from .queue import MergedLine, Queue


class Call(models.Model):
    """One call that came in or that the hotline placed, as the switch recorded it.

    Figures count those that came in. Of an outgoing one `caller_number` is whom the hotline called.
    All spans are whole seconds; a second that has begun counts, so that no wait of 15.4 s passes for 15. Calls of a
    generated year have no source. A call that is under way has not ended, and no figure but the volume counts it.
    """

    id: int
    reference = models.CharField(max_length=32, unique=True, db_collation="C")
    arrived_at = models.DateTimeField()
    line = models.ForeignKey(MergedLine, models.PROTECT, null=True, related_name="+")
    line_id: int | None
    # A call that ended in the menu, or was blocked, never reached a queue.
    queue = models.ForeignKey(Queue, models.PROTECT, null=True, related_name="+")
    queue_id: int | None
    direction = models.CharField(
        max_length=8,
        choices=[(direction.value, direction.value) for direction in CallDirection],
        default=CallDirection.INCOMING,
        db_default=CallDirection.INCOMING,
    )
    # What an outgoing call is about: a return call, a work order's call-back.
    dialled_for = models.CharField(max_length=64, blank=True, db_default="")
    caller_number = models.CharField(max_length=24, blank=True)
    agent = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agent_id: int | None
    outcome = models.CharField(max_length=12, choices=[(outcome.value, outcome.value) for outcome in CallOutcome])
    waiting_seconds = models.PositiveIntegerField()
    talking_seconds = models.PositiveIntegerField()
    after_call_seconds = models.PositiveIntegerField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    recording_reference = models.CharField(max_length=64, blank=True)
    # Five levels, 5 is very satisfied; the caller may hang up without rating. The last `CallRating`.
    rating = models.PositiveSmallIntegerField(null=True)
    source = models.ForeignKey(CallSource, models.PROTECT, null=True, related_name="+", db_index=False)
    source_id: int | None
    # What the source calls it: Asterisk's linkedid, or the columns that a map names.
    external_identity = models.CharField(max_length=128, null=True, db_collation="C")
    # The agent in the source's words, where no person of the hotline answers to them.
    agent_in_source = models.CharField(max_length=64, blank=True, db_default="")
    # The keys pressed in the menu, in their order.
    menu_choices = models.CharField(max_length=32, blank=True, db_default="")
    # The switch or the line failed in mid-call.
    was_cut = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [
            models.Index(fields=["arrived_at"], name="call_by_arrival"),
            models.Index(fields=["caller_number", "-arrived_at"], name="call_by_caller"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome=CallOutcome.ANSWERED, answered_at__isnull=False)
                | models.Q(
                    outcome=CallOutcome.UNDER_WAY, answered_at__isnull=True, talking_seconds=0, ended_at__isnull=True
                )
                | models.Q(
                    ~models.Q(outcome__in=[CallOutcome.ANSWERED, CallOutcome.UNDER_WAY]),
                    answered_at__isnull=True,
                    talking_seconds=0,
                    ended_at__isnull=False,
                ),
                name="answered_calls_have_an_answer",
            ),
            # Of a generated year's calls, which have no source, the index holds none.
            models.UniqueConstraint(
                fields=["source", "external_identity"],
                condition=models.Q(source__isnull=False),
                name="one_call_per_identity_of_a_source",
            ),
            models.CheckConstraint(
                condition=models.Q(source__isnull=True) | models.Q(external_identity__isnull=False),
                name="calls_of_a_source_have_an_identity",
            ),
        ]


class CallLeg(models.Model):
    """One party's part in a call, from ringing to hanging up; a transfer makes a new leg of the same call."""

    id: int
    call = models.ForeignKey(Call, models.CASCADE, related_name="legs", db_index=False)
    call_id: int
    # The switch's name of the channel.
    external_identity = models.CharField(max_length=64, db_collation="C")
    party = models.CharField(max_length=20, choices=[(party.value, party.value) for party in CallParty])
    agent = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agent_id: int | None
    from_number = models.CharField(max_length=32, blank=True)
    to_number = models.CharField(max_length=32, blank=True)
    began_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=12, blank=True, choices=[(ending.value, ending.value) for ending in LegEnding])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "external_identity"], name="one_leg_per_channel_of_a_call"),
        ]


class QueueWait(models.Model):
    """One wait of a call in a queue, the first or one after a transfer or an overflow."""

    id: int
    call = models.ForeignKey(Call, models.CASCADE, related_name="waits", db_index=False)
    call_id: int
    queue = models.ForeignKey(Queue, models.PROTECT, related_name="+", db_index=False)
    queue_id: int
    entered_at = models.DateTimeField()
    # When an agent's telephone first rang for it.
    offered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(
        max_length=12, blank=True, choices=[(ending.value, ending.value) for ending in WaitEnding]
    )
    # The place in the queue at entry, counted from one.
    position = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "entered_at"], name="one_wait_per_call_and_moment"),
        ]
        indexes = [models.Index(fields=["queue", "entered_at"], name="queue_wait_by_queue")]


class CallRating(models.Model):
    """A caller's rating of a call, 1 to 5, where 5 is very satisfied; the last one counts."""

    id: int
    call = models.ForeignKey(Call, models.CASCADE, related_name="ratings", db_index=False)
    call_id: int
    level = models.PositiveSmallIntegerField()
    means = models.CharField(max_length=8, choices=[(means.value, means.value) for means in RatingMeans])
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(level__gte=1, level__lte=5), name="ratings_have_five_levels"),
            models.UniqueConstraint(fields=["call", "given_at"], name="one_rating_per_call_and_moment"),
        ]
