"""Rules about callers' numbers, as people see them."""

from dataclasses import dataclass

from django.db.models import Q

from hotline.modules.access.public import Actor
from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind, CallerRuleState

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class CallerRuleFilter:
    """Which rules are looked for; a number by a part of it."""

    number: str = ""
    kind: CallerRuleKind | None = None
    state: CallerRuleState | None = None

    @property
    def condition(self) -> Q:
        """The same as a query."""
        asked: dict[str, str | None] = {"number__contains": self.number, "kind": self.kind, "state": self.state}
        return Q(**{name: value for name, value in asked.items() if value})


def caller_rules(wanted: CallerRuleFilter) -> list[CallerRule]:
    """The rules that are looked for, those that were proposed last first; `MOST_SHOWN` at most."""
    found = CallerRule.objects.select_related("proposed_by", "decided_by", "ended_by").filter(wanted.condition)
    return list(found.order_by("-proposed_at", "-id")[:MOST_SHOWN])


def own_caller_rules(wanted: CallerRuleFilter, *, by: Actor) -> list[CallerRule]:
    """Of these what the person proposed himself."""
    found = CallerRule.objects.select_related("proposed_by", "decided_by", "ended_by").filter(wanted.condition)
    return list(found.filter(proposed_by_id=by.person_id).order_by("-proposed_at", "-id")[:MOST_SHOWN])
