"""From a call on the real switch down to the hotline's database: scenario 13, and the limit of after-call work."""

import asyncio
import contextlib
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime

import pytest
from tests.platform.support import wait_for
from tests.support import PersonFactory
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.telephones import Exchange

from hotline.config.switch.books import bring_in
from hotline.kit.clock import local_date, now
from hotline.kit.threads import in_thread
from hotline.modules.access.public import actor_of
from hotline.modules.telephony.actions.caller_rules import (
    decide_caller_rule,
    end_caller_rule,
    propose_caller_rule,
)
from hotline.modules.telephony.actions.keep_caller_rules import CallerRuleKeeper
from hotline.modules.telephony.actions.watch_switch import SwitchWatch
from hotline.modules.telephony.models import Call, LiveViewPolicy, ReturnCall, Seat
from hotline.modules.telephony.rules import AgentState, CallOutcome
from hotline.modules.telephony.rules.caller_rules import CallerRuleKind
from hotline.modules.telephony.rules.return_calls import ReturnCallCause, ReturnCallEnding
from hotline.modules.telephony.rules.seat_commands import CommandKind, SeatCommand
from hotline.modules.telephony.rules.switch_settings import Skill

CALLER, AGENT, QUEUE = "13800000801", "1012", "enterprise"


def _bring_in(switch: RunningSwitch) -> None:
    place = switch.instance.place
    bring_in(
        switch.instance.settings,
        book=place.call_events,
        queue_log=place.queue_log,
        recordings=place.recordings,
        account_at=lambda number, at: "",
    )


@pytest.mark.django_db
def test_who_hung_up_waiting_is_to_be_called_back_until_he_gets_through_and_stays_counted_as_abandoned(
    switch: RunningSwitch, exchange: Exchange
) -> None:
    exchange.call(scenarios.caller("12346").pause(3).hang_up(), caller=CALLER).finish()
    abandoned = switch.wait_for_end(CALLER)
    _bring_in(switch)
    entry = ReturnCall.objects.get(number=CALLER)
    assert (entry.closed_at, entry.queue_code) == (None, QUEUE)
    assert [(one.kind, one.call.external_identity) for one in entry.occasions.all()] == [
        (ReturnCallCause.ABANDONED, abandoned)
    ]

    exchange.telephone(scenarios.answering("agent").pause(1).hang_up(), switch.contact_port(AGENT))
    switch.log_in(AGENT, QUEUE)
    exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller=CALLER).finish()
    answered = switch.wait_for_end(CALLER)
    _bring_in(switch)

    entry = ReturnCall.objects.get(number=CALLER)
    assert entry.ending == ReturnCallEnding.GOT_THROUGH
    assert entry.closed_at == Call.objects.get(external_identity=answered).answered_at
    outcomes = dict(Call.objects.filter(caller_number=CALLER).values_list("external_identity", "outcome"))
    assert outcomes == {abandoned: CallOutcome.ABANDONED, answered: CallOutcome.ANSWERED}


@contextlib.contextmanager
def _watched(switch: RunningSwitch) -> Iterator[SwitchWatch]:
    """The watching process's picture of this switch."""
    watch = SwitchWatch(switch.switch, skills={AGENT: (Skill(QUEUE),)}, queues=(QUEUE,), clock=now)
    running: Future[None] = asyncio.run_coroutine_threadsafe(watch.run(), switch.loop)
    try:
        yield watch
    finally:
        running.cancel()
        switch.do(asyncio.sleep(0.2))


@pytest.mark.django_db(transaction=True)
def test_agent_is_offered_no_call_after_one_until_the_limit_of_after_call_work_has_passed(
    switch: RunningSwitch, exchange: Exchange, person: PersonFactory
) -> None:
    person("agent", account="agent-of-books")
    LiveViewPolicy.objects.update_or_create(id=1, defaults={"after_call_seconds": 6})
    written = len(switch.whole_queue_log())
    exchange.telephone(scenarios.answering("agent").pause(1).hang_up(), switch.contact_port(AGENT), calls=2)
    with _watched(switch) as watch:
        for kind in (CommandKind.LOG_IN, CommandKind.MAKE_READY):
            switch.do(
                watch.carry_out(
                    SeatCommand(kind=kind, account="agent-of-books", asked_by="agent-of-books", extension=AGENT)
                )
            )
        for caller in (CALLER[:-1] + "2", CALLER[:-1] + "3"):
            exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller=caller)
        wait_for(lambda: len(_told(switch, written)["COMPLETEAGENT"]) == 2, seconds=60, what="two calls")
        wait_for(lambda: _state() == AgentState.AFTER_CALL_WORK, seconds=10, what="after-call work")

    moments = _told(switch, written)
    assert 6 <= (moments["CONNECT"][1] - moments["COMPLETEAGENT"][0]).total_seconds() <= 15


def _told(switch: RunningSwitch, written: int) -> dict[str, list[datetime]]:
    """When the queues' log tells since then that this agent was connected, and that his calls ended."""
    log = [event for event in switch.whole_queue_log()[written:] if event.agent == AGENT]
    return {kind: [event.at for event in log if event.kind == kind] for kind in ("CONNECT", "COMPLETEAGENT")}


def _state() -> str:
    return Seat.objects.get(agent__account="agent-of-books").state


@pytest.mark.django_db(transaction=True)
def test_number_on_the_list_is_not_let_in_until_its_rule_ends(
    switch: RunningSwitch, exchange: Exchange, person: PersonFactory
) -> None:
    agent, head = actor_of(person("agent")), actor_of(person("hotline_head"))
    nuisance = CALLER[:-1] + "4"
    rule = propose_caller_rule(
        number=nuisance,
        kind=CallerRuleKind.REFUSED,
        reason="连续骚扰",
        last_on=local_date(now()),
        by=agent,
        at=now(),
    )
    decide_caller_rule(rule_id=rule.pk, is_approved=True, note="", by=head, at=now())
    keeper = CallerRuleKeeper()
    switch.do(keeper.keep(switch.switch, at=now(), in_thread=in_thread))
    exchange.call(scenarios.refused_caller("12346", 403), caller=nuisance).finish()

    end_caller_rule(rule_id=rule.pk, note="已改正", by=head, at=now())
    switch.do(keeper.keep(switch.switch, at=now(), in_thread=in_thread))
    exchange.call(scenarios.caller("12346").pause(1).hang_up(), caller=nuisance).finish()

    switch.wait_for_end(nuisance)
    refused, let_in = (dict(switch.story(call)) for call in switch.calls_of(nuisance))
    assert refused["REFUSED"] == "not-accepted" and "QUEUE_CHOSEN" not in refused
    assert let_in["QUEUE_CHOSEN"] == QUEUE
