"""A caller goes through welcome, menu, queue, agent and survey, on the real switch."""

from pathlib import Path

from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, seconds_of, share
from tests.telephony.telephones import Exchange

from hotline.modules.telephony.rules import CallOutcome, CallParty, LegEnding, WaitEnding


def test_caller_is_welcomed_queued_answered_and_rates_the_call(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).pause(4).hang_up()
    answering = exchange.telephone(agent, switch.contact_port("1001"))
    switch.log_in("1001", "inquiry")
    caller = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).pause(6.5).press("5")

    calling = exchange.call(caller.until_the_other_hangs_up(), caller="13800000001")
    answering.finish()
    calling.finish()

    call = switch.wait_for_end("13800000001")
    words = dict(switch.story(call))
    assert words["MENU_CHOSEN"] == "1"
    assert words["QUEUE_CHOSEN"] == "inquiry"
    assert words["QUEUE_LEFT"] == "inquiry|CONTINUE|1001"
    assert words["RATED"] == "5|1001"
    assert [event.kind for event in switch.queue_log_until(call, "RATED")] == [
        "ENTERQUEUE",
        "CONNECT",
        "COMPLETEAGENT",
        "RATED",
    ]
    recording = switch.recording(call)
    said, heard = channels(recording)
    assert 3.7 < seconds_of(recording) < 4.6
    assert share(said, CALLER_TONE) > 0.9 and share(said, AGENT_TONE) < 0.05
    assert share(heard, AGENT_TONE) > 0.9 and share(heard, CALLER_TONE) < 0.05


def test_books_tell_the_whole_call(switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]) -> None:
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).pause(2).hang_up()
    exchange.telephone(agent, switch.contact_port("1001"))
    switch.log_in("1001", "complaint")
    caller = scenarios.caller().pause(1.5).press("2").pause(4.5).press("4").until_the_other_hangs_up()
    exchange.call(caller, caller="13800000002").finish()
    call = switch.wait_for_end("13800000002")

    told = {facts.external_identity: facts for facts in switch.calls()}[call]

    assert (told.outcome, told.caller_number, told.line_number) == (CallOutcome.ANSWERED, "13800000002", "12345")
    assert (told.queue_code, told.menu_choices, told.agent_account) == ("complaint", "2", "agent-1001")
    assert (told.waiting_seconds, told.talking_seconds) in {(1, 2), (1, 3), (2, 2), (2, 3)}
    assert [rating.level for rating in told.ratings] == [4]
    assert [(wait.queue_code, wait.ending, wait.position) for wait in told.waits] == [
        ("complaint", WaitEnding.ANSWERED, 1)
    ]
    assert [(leg.party, leg.ending) for leg in told.legs] == [
        (CallParty.CALLER, LegEnding.RELEASED),
        (CallParty.AGENT, LegEnding.HUNG_UP),
    ]
    assert told.recording_reference.endswith(f"{call}.raw") and not told.was_cut
