"""Limit rules and the handling policy, kept as data because every city sets its own."""

from django.db import models

from hotline.modules.access.public import Person

from .rules.criteria import Conditions, RuledLimit
from .rules.limits import ClockKind, Limit, LimitUnit


class LimitRule(models.Model):
    """A clock's limit for work orders that meet its conditions; an empty one fits all. The most particular rule holds.

    A rule keeps its code through its versions: a change closes the version in force and writes the next.
    """

    id: int
    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    name = models.CharField(max_length=64)
    clock = models.CharField(max_length=16, choices=[(clock.value, clock.value) for clock in ClockKind])
    request_type = models.CharField(max_length=24, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    category_code = models.CharField(max_length=32, blank=True)
    department_code = models.CharField(max_length=64, blank=True)
    requester_kind = models.CharField(max_length=16, blank=True)
    is_key_enterprise = models.BooleanField(default=False)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in LimitUnit])
    legal_basis = models.CharField(max_length=200, blank=True)
    # Both days included; a version that was replaced on its first day ends before it begins.
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    recorded_by = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_limit_rule_of_a_version")]

    @property
    def conditions(self) -> Conditions:
        """When the rule fits."""
        return Conditions(
            request_type=self.request_type,
            urgency=self.urgency,
            category_code=self.category_code,
            department_code=self.department_code,
            requester_kind=self.requester_kind,
            is_key_enterprise=self.is_key_enterprise,
        )

    @property
    def limit(self) -> Limit:
        """What the rule sets."""
        return Limit(self.amount, LimitUnit(self.unit), self.name, self.code, self.legal_basis)

    @property
    def ruled_limit(self) -> RuledLimit:
        """The rule as the choice among rules sees it."""
        return RuledLimit(self.conditions, self.valid_from, self.limit)


class HandlingPolicyVersion(models.Model):
    """The numbers of handling from a day on. A change is a new version; none is ever edited."""

    id: int
    version = models.PositiveIntegerField(unique=True)
    valid_from = models.DateField()
    # Every value by its name, whole, so that a version never depends on the one before.
    values = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = models.TextField()
