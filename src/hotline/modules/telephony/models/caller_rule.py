"""What the city decided about calls from a number."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind, CallerRuleState


class CallerRule(models.Model):
    """Calls from this number are refused, or answered first, until the last day.

    One person proposes it, another decides.
    """

    id: int
    number = models.CharField(max_length=24)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in CallerRuleKind])
    state = models.CharField(max_length=12, choices=[(state.value, state.value) for state in CallerRuleState])
    reason = models.CharField(max_length=200)
    last_on = models.DateField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_by_id: int
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_by_id: int | None
    decision_note = models.CharField(max_length=200, blank=True)
    end_note = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_by_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(state__in=[CallerRuleState.PROPOSED, CallerRuleState.IN_FORCE]),
                name="one_live_rule_per_number",
            ),
        ]
        indexes = [models.Index(fields=["state", "-proposed_at"], name="caller_rule_by_state")]
