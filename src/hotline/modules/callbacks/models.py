"""Call-backs: one for each completion of a work order, with attempts, votes and the policies that choose them."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.workorders.public import WorkOrder

from .rules import CallbackChannel, DissatisfactionReason, Satisfaction, Solution
from .rules.sampling import AlwaysGround, Policy, SelectionReason, Share, UnhappyCourse

_CHANNELS = [(channel.value, channel.value) for channel in CallbackChannel]
_SOLUTIONS = [(solution.value, solution.value) for solution in Solution]
_SATISFACTIONS = [(satisfaction.value, satisfaction.value) for satisfaction in Satisfaction]
_REASONS = [(reason.value, reason.value) for reason in DissatisfactionReason]


class CallbackPolicy(models.Model):
    """How call-backs are chosen from a day on. A change is a new version; none is ever edited."""

    id: int
    version = models.PositiveIntegerField(unique=True)
    valid_from = models.DateField()
    default_percent = models.PositiveSmallIntegerField()
    # Grounds on which a work order is called back whatever the sample.
    always = models.JSONField(default=list)
    when_unhappy = models.CharField(max_length=8, choices=[(course.value, course.value) for course in UnhappyCourse])
    sends_link = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = models.CharField(max_length=200, blank=True)

    @property
    def policy(self) -> Policy:
        """The policy as the rules see it."""
        return Policy(
            version=self.version,
            default_percent=self.default_percent,
            shares=tuple(
                Share(share.percent, share.request_type, share.urgency, share.department_code)
                for share in self.shares.all()
            ),
            always=frozenset(AlwaysGround(ground) for ground in self.always),
            when_unhappy=UnhappyCourse(self.when_unhappy),
            sends_link=self.sends_link,
        )


class CallbackShare(models.Model):
    """What share of the work orders of a kind a policy has called back; an empty condition fits all."""

    id: int
    policy = models.ForeignKey(CallbackPolicy, models.CASCADE, related_name="shares")
    request_type = models.CharField(max_length=24, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    department_code = models.CharField(max_length=64, blank=True)
    percent = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "request_type", "urgency", "department_code"], name="one_share_of_a_kind"
            )
        ]


class Callback(models.Model):
    """The hotline asks the requester after a completion: reached? solved? satisfied? One for each round.

    A work order that is reopened and completed again begins a new round. The answers are those of the vote that
    counts, the last valid one.
    """

    id: int
    work_order = models.ForeignKey(WorkOrder, models.PROTECT, related_name="callbacks")
    work_order_id: int
    round = models.PositiveSmallIntegerField(default=1, db_default=1)
    planned_at = models.DateTimeField()
    # Why it is made or not, by which version of the policy (0: none was published), and at what share.
    selection = models.CharField(
        max_length=16, blank=True, db_default="", choices=[(reason.value, reason.value) for reason in SelectionReason]
    )
    selection_ground = models.CharField(
        max_length=16, blank=True, db_default="", choices=[(ground.value, ground.value) for ground in AlwaysGround]
    )
    selection_percent = models.PositiveSmallIntegerField(null=True)
    policy_version = models.PositiveIntegerField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # The last attempt, or the vote that closed it; empty while nobody has tried.
    tried_at = models.DateTimeField(null=True)
    clerk = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    clerk_id: int | None
    was_reached = models.BooleanField(null=True)
    solution = models.CharField(max_length=16, blank=True, db_default="", choices=_SOLUTIONS)
    satisfaction = models.CharField(max_length=20, blank=True, choices=_SATISFACTIONS)
    reason = models.CharField(max_length=12, blank=True, db_default="", choices=_REASONS)
    channel = models.CharField(max_length=8, blank=True, db_default="", choices=_CHANNELS)
    comment = models.TextField(blank=True)
    # Set when an answer came, the attempts are used up, the sample leaves it out or the work order was reopened.
    closed_at = models.DateTimeField(null=True)
    # Of several rounds the last one that was tried counts for rates.
    is_last_round = models.BooleanField(default=True, db_default=True)
    link_expires_at = models.DateTimeField(null=True)
    link_used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["tried_at"], name="callback_by_attempt"),
            models.Index(fields=["closed_at", "planned_at"], name="callback_open"),
        ]
        constraints = [models.UniqueConstraint(fields=["work_order", "round"], name="one_callback_per_round")]

    @property
    def was_solved(self) -> bool | None:
        """Whether the matter is wholly solved in the requester's view; unknown where nobody was asked."""
        return self.solution == Solution.SOLVED if self.solution else None


class CallbackAttempt(models.Model):
    """One attempt to reach the requester. Three in vain, at different hours, end the call-back."""

    id: int
    callback = models.ForeignKey(Callback, models.PROTECT, related_name="tries")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    was_reached = models.BooleanField()
    note = models.TextField(blank=True)


class Vote(models.Model):
    """Answers of a requester, over the telephone or through a link. All are kept; the last valid one counts."""

    id: int
    callback = models.ForeignKey(Callback, models.PROTECT, related_name="votes")
    channel = models.CharField(max_length=8, choices=_CHANNELS)
    solution = models.CharField(max_length=16, choices=_SOLUTIONS)
    satisfaction = models.CharField(max_length=20, choices=_SATISFACTIONS)
    reason = models.CharField(max_length=12, blank=True, choices=_REASONS)
    comment = models.TextField(blank=True)
    at = models.DateTimeField()
    # Who wrote it down; nobody where the requester answered himself.
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
