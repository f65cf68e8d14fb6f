"""What a city may decide otherwise, on the real switch: hours, announcements, lines, the menu, another centre.

One switch follows several decisions one after the other, as a city's does, and goes back to its own at the end.
"""

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.platform.support import free_port, wait_for
from tests.telephony import scenarios
from tests.telephony.ears import Ear, open_ear
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import CALLER_TONE, from_a_law, share, write_prompt
from tests.telephony.telephones import Exchange

from hotline.kit.clock import now
from hotline.modules.telephony.rules import CallOutcome, CallParty, WaitEnding
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.return_calls import ReturnCallCause, cause_of
from hotline.modules.telephony.rules.standard_switch import TEST_TRUNK
from hotline.modules.telephony.rules.switch_settings import (
    WEEKDAYS,
    Line,
    Menu,
    OpeningSpan,
    OtherCentre,
    OverflowOccasion,
    QueueSettings,
    TelephonySettings,
    Trunk,
)

CENTRE_ADDRESS, CENTRE = "127.0.0.3", "north"
ANNOUNCEMENT = "今日暴雨，请减少外出。"
# What is heard in place of these prompts, in hertz.
ANNOUNCED, CLOSED, OFFERED, AHEAD, WAITING, EXPECTED = 600, 800, 1200, 1700, 2000, 2400
PROMPTS = {
    "announcement": ANNOUNCED,
    "closed": CLOSED,
    "return-call-offer": OFFERED,
    "ahead": AHEAD,
    "waiting": WAITING,
    "expected-wait": EXPECTED,
}
Decide = Callable[..., None]


@pytest.fixture(scope="module")
def decide(switch: RunningSwitch) -> Iterator[Decide]:
    """Lets the switch follow other settings than its own, while it runs."""
    base = switch.instance
    for name, frequency in PROMPTS.items():
        path = base.place.prompts / "hotline" / f"{name}.wav"
        write_prompt(path, frequency, 0.4)
    (base.place.prompts / "hotline" / "announcement.origin").write_text(f"synthesised: {ANNOUNCEMENT}", "utf-8")

    def follow(**changes: object) -> None:
        settings: TelephonySettings = dataclasses.replace(base.settings, **changes)  # type: ignore[arg-type]
        switch.instance = dataclasses.replace(base, settings=settings)
        if switch.instance.prepare():
            switch.do(switch.switch.read_configuration())

    yield follow
    follow()


@pytest.fixture(scope="module")
def centre_port() -> int:
    """Where the other centre listens."""
    return free_port()


def _another_day() -> OpeningSpan:
    """A span that is not now, and does not begin while the test runs."""
    yesterday = WEEKDAYS[(now().astimezone().weekday() - 1) % 7]
    return OpeningSpan(yesterday, *(now().time().replace(hour=hour, tzinfo=None) for hour in (8, 9)))


def _heard(ear: Ear, frequency: int) -> bool:
    """Whether a prompt of 0.4 s was heard, beside everything else of the call."""
    heard = from_a_law(bytes(ear.heard))
    return share(heard, frequency) * len(heard) / 8000 > 0.25


def _facts(switch: RunningSwitch, number: str) -> CallFacts:
    call = switch.wait_for_end(number)
    return next(facts for facts in switch.calls() if facts.external_identity == call)


def test_caller_outside_the_hours_hears_the_announcement_and_that_nobody_is_there_and_is_called_back(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], decide: Decide
) -> None:
    decide(hours=(_another_day(),), emergency_announcement=ANNOUNCEMENT)
    with open_ear(tones[CALLER_TONE], "127.0.0.2") as ear:
        caller = scenarios.caller().pause(3).press("1").until_the_other_hangs_up().heard_at(ear.port)
        exchange.call(caller, caller="13700000001").finish()

        facts = _facts(switch, "13700000001")
        assert [_heard(ear, tone) for tone in (ANNOUNCED, CLOSED, OFFERED)] == [True, True, True]
    assert [kind for kind, _ in switch.story(facts.external_identity)] == ["ARRIVED", "CLOSED", "RETURN_CALL_ASKED"]
    assert (facts.waits, facts.outcome) == ((), CallOutcome.LEFT_IN_MENU)
    assert cause_of(facts) is ReturnCallCause.REQUESTED


def test_line_of_a_dialect_has_a_queue_of_its_own_and_tells_who_is_behind_somebody_so(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], decide: Decide
) -> None:
    own = switch.instance.settings
    decide(
        lines=(*own.lines, Line("12347", "dialect-line", "dialect")),
        queues=(*own.queues, QueueSettings("dialect")),
        menu=Menu("inquiry", own.menu.choices, is_used=False),
    )
    exchange.call(scenarios.caller("12347").pause(30).hang_up(), caller="13700000002")
    wait_for(lambda: "QUEUE_CHOSEN" in dict(switch.latest_story("13700000002")), seconds=20, what="the first")
    exchange.call(scenarios.caller("12345").pause(30).hang_up(), caller="13700000004")

    with open_ear(tones[CALLER_TONE], "127.0.0.2") as ear:
        second = scenarios.caller("12347").pause(30).hang_up().heard_at(ear.port)
        exchange.call(second, caller="13700000003")

        wait_for(lambda: _heard(ear, AHEAD) and _heard(ear, WAITING), seconds=20, what="how many are before him")
    assert dict(switch.latest_story("13700000003"))["QUEUE_CHOSEN"] == "dialect"
    # Without the menu whoever dials the hotline's own number waits where those do who choose nothing.
    usual = wait_for(lambda: _once_waiting(switch, "13700000004"), seconds=20, what="the caller without a menu")
    assert usual["QUEUE_CHOSEN"] == "inquiry" and "MENU_CHOSEN" not in usual


@pytest.mark.scale
def test_expected_wait_is_told_once_somebody_has_waited_for_minutes(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], decide: Decide
) -> None:
    own = switch.instance.settings
    decide(lines=(*own.lines, Line("12347", "dialect-line", "dialect")), queues=(*own.queues, QueueSettings("dialect")))
    exchange.telephone(scenarios.answering("agent").pause(1).hang_up(), switch.contact_port("1007"))
    patient = exchange.call(scenarios.caller("12347").pause(120).until_the_other_hangs_up(), caller="13700000008")
    # A quarter of the last wait is what the switch expects next; from half a minute on it says a minute.
    wait_for(lambda: switch.calls_of("13700000008"), seconds=20, what="the call")
    since = now()
    wait_for(lambda: (now() - since).total_seconds() > 125, seconds=140, what="two minutes")
    switch.log_in("1007", "dialect")
    patient.finish()
    switch.do(switch.switch.log_out(agent="1007"))
    exchange.call(scenarios.caller("12347").pause(30).hang_up(), caller="13700000009")
    wait_for(lambda: _once_waiting(switch, "13700000009"), seconds=20, what="the next caller")

    with open_ear(tones[CALLER_TONE], "127.0.0.2") as ear:
        exchange.call(scenarios.caller("12347").pause(30).hang_up().heard_at(ear.port), caller="13700000010")

        wait_for(lambda: _heard(ear, EXPECTED), seconds=20, what="the expected wait")


def _once_waiting(switch: RunningSwitch, number: str) -> dict[str, str]:
    story = dict(switch.latest_story(number))
    return story if "QUEUE_CHOSEN" in story else {}


def _with_a_centre(switch: RunningSwitch, port: int, **changes: object) -> dict[str, object]:
    """Settings in which another centre takes over whoever finds nobody logged in."""
    own = switch.instance.settings
    enterprise = next(queue for queue in own.queues if queue.code == "enterprise")
    passing = dataclasses.replace(
        enterprise, overflow_centre=CENTRE, overflows_on=(OverflowOccasion.NOBODY_LOGGED_IN,), overflow_queue=""
    )
    trunks = [trunk for trunk in own.trunks if trunk.code == TEST_TRUNK]
    return {
        "trunks": (*trunks, Trunk(CENTRE, CENTRE_ADDRESS, port, (CENTRE_ADDRESS,), asks_every_seconds=0)),
        "centres": (OtherCentre(CENTRE, CENTRE, "12399"),),
        "queues": tuple(passing if queue is enterprise else queue for queue in own.queues),
        **changes,
    }


def test_other_centre_takes_a_call_over_that_finds_nobody_logged_in_and_the_books_tell_it(
    switch: RunningSwitch, exchange: Exchange, decide: Decide, centre_port: int
) -> None:
    decide(**_with_a_centre(switch, centre_port))
    exchange.called(
        scenarios.answering("centre").told("X-Hotline-Passed-On").pause(1).hang_up(), centre_port, CENTRE_ADDRESS
    )

    exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller="13700000005").finish()

    facts = _facts(switch, "13700000005")
    assert (facts.outcome, facts.answered_at, facts.talking_seconds) == (CallOutcome.TAKEN_OVER, None, 0)
    assert [(wait.queue_code, wait.ending) for wait in facts.waits] == [("enterprise", WaitEnding.TAKEN_OVER)]
    assert [(leg.party, leg.to_number) for leg in facts.legs] == [
        (CallParty.CALLER, "12346"),
        (CallParty.OTHER_CENTRE, "12399"),
    ]
    assert dict(switch.story(facts.external_identity))["PASSED_ON"] == "north|nobody_logged_in|12399"
    assert cause_of(facts) is None


def test_call_that_another_centre_passed_on_is_not_passed_back(
    switch: RunningSwitch, exchange: Exchange, decide: Decide, centre_port: int
) -> None:
    decide(**_with_a_centre(switch, centre_port, every_call_goes_to=CENTRE, offers_return_calls=False))
    passed_on = scenarios.caller("12346").telling("X-Hotline-Passed-On: 1790000000.17").until_the_other_hangs_up()

    exchange.call(passed_on, caller="13700000006", address=CENTRE_ADDRESS).finish()

    facts = _facts(switch, "13700000006")
    story = dict(switch.story(facts.external_identity))
    assert story["FROM_CENTRE"] == "1790000000.17" and "PASSED_ON" not in story
    assert story["QUEUE_LEFT"] == "enterprise|JOINEMPTY|"
    assert (facts.outcome, len(facts.legs)) == (CallOutcome.UNANSWERED, 1)


def test_call_goes_on_here_when_the_other_centre_does_not_take_it(
    switch: RunningSwitch, exchange: Exchange, decide: Decide, centre_port: int
) -> None:
    menu = Menu("inquiry", is_used=False)
    decide(**_with_a_centre(switch, centre_port, every_call_goes_to=CENTRE, menu=menu))
    exchange.called(scenarios.declining("centre"), centre_port, CENTRE_ADDRESS)

    exchange.call(scenarios.caller("12345").pause(30).hang_up(), caller="13700000007")

    story = wait_for(lambda: _once_waiting(switch, "13700000007"), seconds=20, what="the queue")
    assert story["PASSED_ON"] == "north|emergency|12399" and story["PASSED_ON_ENDED"] == "north|BUSY"
