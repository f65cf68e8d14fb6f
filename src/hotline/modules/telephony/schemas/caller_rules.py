"""Rules about callers' numbers over HTTP."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

from hotline.modules.access.public import Actor
from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind, CallerRuleState
from hotline.modules.telephony.selectors.caller_rules import CallerRuleFilter

from .forms import Note, Number

Reason = Annotated[str, Field(min_length=2, max_length=200)]


class CallerRuleInput(Schema):
    """What is proposed: for which number, until which day, and why."""

    number: Number
    kind: CallerRuleKind
    reason: Reason
    last_on: date


class CallerRuleDecisionInput(Schema):
    """What was decided."""

    is_approved: bool
    note: Note = ""


class CallerRuleEndInput(Schema):
    """Why a rule ends."""

    note: Reason


class CallerRuleQuery(Schema):
    """Which rules are looked for; a number by a part of it."""

    number: Annotated[str, Field(pattern=r"^[0-9+]{0,24}$")] = ""
    kind: CallerRuleKind | None = None
    state: CallerRuleState | None = None

    @property
    def wanted(self) -> CallerRuleFilter:
        """What the selector is asked for."""
        return CallerRuleFilter(self.number, self.kind, self.state)


class CallerRuleOutput(Schema):
    """A rule, and who decided what about it when. One whose last day is over holds no more, ended or not."""

    id: int
    number: str
    kind: CallerRuleKind
    state: CallerRuleState
    reason: str
    last_on: date
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str | None
    decision_note: str
    end_note: str
    is_over: bool
    is_own: bool
    ended_at: datetime | None
    ended_by: str | None

    @classmethod
    def of(cls, rule: CallerRule, *, today: date, by: Actor) -> "CallerRuleOutput":
        """The rule with people's names, as that person sees it on that day."""
        return cls(
            id=rule.pk,
            number=rule.number,
            kind=CallerRuleKind(rule.kind),
            state=CallerRuleState(rule.state),
            reason=rule.reason,
            last_on=rule.last_on,
            proposed_at=rule.proposed_at,
            proposed_by=rule.proposed_by.name,
            decided_at=rule.decided_at,
            decided_by=rule.decided_by.name if rule.decided_by else None,
            decision_note=rule.decision_note,
            end_note=rule.end_note,
            is_over=rule.last_on < today,
            is_own=rule.proposed_by_id == by.person_id,
            ended_at=rule.ended_at,
            ended_by=rule.ended_by.name if rule.ended_by else None,
        )
