"""Propose, decide and end what becomes of calls from a number."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction

from hotline.kit.clock import local_date, start_of_day
from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import (
    CallerRuleExists,
    CallerRuleNotAllowed,
    CallerRuleNotDecidedByProposer,
    CallerRuleOver,
)
from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.rules.caller_rules import (
    AS_ALL_OTHERS,
    MOST_DAYS,
    NEVER_REFUSED,
    CallerRuleKind,
    CallerRuleState,
    Treatment,
    treatment_of,
)
from hotline.modules.telephony.selectors.city_telephone import city_telephone_at

LIVE = (CallerRuleState.PROPOSED, CallerRuleState.IN_FORCE)
# Told to the switch once more for so long, in case it was away when they ended.
_REMEMBERED = timedelta(days=7)


@transaction.atomic
def propose_caller_rule(
    *, number: str, kind: CallerRuleKind, reason: str, last_on: date, by: Actor, at: datetime
) -> CallerRule:
    """Nothing changes for the caller until somebody else has decided."""
    today = local_date(at)
    if kind is CallerRuleKind.REFUSED and number in NEVER_REFUSED:
        raise CallerRuleNotAllowed(field="number")
    if not today <= last_on <= today + timedelta(days=MOST_DAYS):
        raise CallerRuleNotAllowed(field="last_on")
    end_caller_rules_that_are_over(at=at)
    if CallerRule.objects.select_for_update().filter(number=number, state__in=LIVE).exists():
        raise CallerRuleExists(number=number)
    rule = CallerRule.objects.create(
        number=number,
        kind=kind,
        state=CallerRuleState.PROPOSED,
        reason=reason,
        last_on=last_on,
        proposed_at=at,
        proposed_by_id=by.person_id,
    )
    _audit(rule, "telephony.propose_caller_rule", by, at, reason)
    return rule


@transaction.atomic
def decide_caller_rule(*, rule_id: int, is_approved: bool, note: str, by: Actor, at: datetime) -> CallerRule:
    """Put a proposal in force or decline it; nobody decides on his own."""
    rule = _lock(rule_id, CallerRuleState.PROPOSED, at)
    if rule.proposed_by_id == by.person_id:
        raise CallerRuleNotDecidedByProposer
    rule.state = CallerRuleState.IN_FORCE if is_approved else CallerRuleState.DECLINED
    rule.decided_at, rule.decided_by_id, rule.decision_note = at, by.person_id, note
    rule.save(update_fields=["state", "decided_at", "decided_by", "decision_note"])
    _audit(rule, "telephony.approve_caller_rule" if is_approved else "telephony.decline_caller_rule", by, at, note)
    return rule


@transaction.atomic
def end_caller_rule(*, rule_id: int, note: str, by: Actor, at: datetime) -> CallerRule:
    """From now on calls from the number are as all others."""
    rule = _lock(rule_id, CallerRuleState.IN_FORCE, at)
    rule.state, rule.ended_at, rule.ended_by_id = CallerRuleState.ENDED, at, by.person_id
    rule.end_note = note
    rule.save(update_fields=["state", "ended_at", "ended_by", "end_note"])
    _audit(rule, "telephony.end_caller_rule", by, at, note)
    return rule


@transaction.atomic
def end_caller_rules_that_are_over(*, at: datetime) -> None:
    """A rule whose last day has passed, or on which nobody decided by then, has ended by itself."""
    over = CallerRule.objects.filter(state__in=LIVE, last_on__lt=local_date(at))
    for rule in over.select_for_update(of=("self",)):
        rule.state, rule.ended_at = CallerRuleState.ENDED, _end_of(rule)
        rule.save(update_fields=["state", "ended_at"])


def numbers_to_keep(*, at: datetime) -> Mapping[str, Treatment]:
    """For each number that has or lately had a rule: what the switch does about it, and until when."""
    priorities = city_telephone_at(at).priorities
    known = CallerRule.objects.filter(state__in=[CallerRuleState.IN_FORCE, CallerRuleState.ENDED])
    lately = known.exclude(ended_at__lt=at - _REMEMBERED).exclude(last_on__lt=local_date(at) - _REMEMBERED)
    found: dict[str, Treatment] = {}
    for rule in lately.order_by("proposed_at", "id"):
        holds = rule.state == CallerRuleState.IN_FORCE and rule.last_on >= local_date(at)
        kind, until = CallerRuleKind(rule.kind), _end_of(rule)
        found[rule.number] = treatment_of(kind, priorities, until=until) if holds else AS_ALL_OTHERS
    return found


def _end_of(rule: CallerRule) -> datetime:
    return start_of_day(rule.last_on + timedelta(days=1))


def _lock(rule_id: int, state: CallerRuleState, at: datetime) -> CallerRule:
    rule = CallerRule.objects.select_for_update(of=("self",)).filter(pk=rule_id).first()
    if rule is None:
        raise NotFound(field="caller_rule", what=str(rule_id))
    if rule.state != state or rule.last_on < local_date(at):
        raise CallerRuleOver(number=rule.number)
    return rule


def _audit(rule: CallerRule, action: str, by: Actor, at: datetime, reason: str) -> None:
    record(actor=by.account, action=action, subject=f"caller_rule:{rule.pk}", at=at, reason=reason)
