"""Rules about callers' numbers over HTTP."""

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind, CallerRuleState

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


class CallerRuleOutput(Schema):
    """A rule, and who decided what about it when."""

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
    ended_at: datetime | None
    ended_by: str | None

    @classmethod
    def of(cls, rule: CallerRule) -> "CallerRuleOutput":
        """The rule with people's names."""
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
            ended_at=rule.ended_at,
            ended_by=rule.ended_by.name if rule.ended_by else None,
        )
