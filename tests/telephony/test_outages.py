"""What is left of calls when the platform, the switch or the database dies while they go on."""

import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
from tests.platform.support import Page, wait_for
from tests.telephony import scenarios
from tests.telephony.hotlines import DESKS, Hotline, command_of
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, share
from tests.telephony.telephones import Telephone

from hotline.kit.clock import now
from hotline.modules.telephony.rules.seat_commands import CommandKind

# A whole minute where there is time for it.
OUTAGE_SECONDS = float(os.environ.get("HOTLINE_TEST_OUTAGE_SECONDS", "8"))


def seconds_between(earlier: object, later: object) -> float:
    """From one moment of a page to another."""
    return (datetime.fromisoformat(str(later)) - datetime.fromisoformat(str(earlier))).total_seconds()


def in_a_call(
    hotline: Hotline, tones: dict[int, Path], caller: scenarios.Scenario, number: str
) -> tuple[Page, Telephone]:
    """The agent's page while the caller of that number speaks with him; and the caller."""
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).pause(6).hang_up()
    hotline.plug_in(["1001"], agent, calls=1)
    page = hotline.page()
    page.post("/api/seats/own/log-ins", {"extension": "1001", "is_desk_phone": True})
    page.post("/api/seats/own/ready-marks", {})
    calling = hotline.exchange.call(caller, caller=number)
    hotline.wait_for_state(page, "talking")
    return page, calling


@dataclass(frozen=True, slots=True)
class Interval:
    """A time at a seat."""

    state: str
    began_at: datetime
    ended_at: datetime
    is_certain: bool


def intervals_of(hotline: Hotline, account: str) -> list[Interval]:
    """The agent's times at his seat, in order."""
    found = hotline.rows(
        "SELECT state, began_at, ended_at, is_certain FROM telephony_agentinterval AS interval "
        "JOIN access_person AS person ON person.id = agent_id JOIN telephony_callsource AS source "
        "ON source.id = source_id WHERE account = %s AND source.code = 'seats' ORDER BY began_at",
        account,
    )
    return [Interval(*row) for row in found]  # type: ignore[arg-type]


def test_call_ends_normally_and_is_complete_when_the_platform_is_killed(
    hotline: Hotline, tones: dict[int, Path]
) -> None:
    number = "13800000201"
    caller = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).pause(10).press("4")
    page, calling = in_a_call(hotline, tones, caller.until_the_other_hangs_up(), number)

    hotline.kill_platform()
    killed_at = now()
    calling.finish()
    hotline.platform.up()

    told = hotline.call_of(number)
    assert (told["outcome"], told["rating"], told["agent_name"]) == ("answered", 4, "张三")
    assert (told["was_cut"], told["incidents"]) == (False, [])
    assert told["waiting_seconds"] in {1, 2} and told["talking_seconds"] in {6, 7}
    assert [wait["ending"] for wait in told["waits"]] == ["answered"]  # type: ignore[attr-defined]
    recording, sound = hotline.sound_of(told)
    said, heard = channels(sound)
    assert recording["length_verdict"] == "fits"
    assert share(said, CALLER_TONE) > 0.9 and share(heard, AGENT_TONE) > 0.9
    hotline.wait_for_state(page, "after_call_work")
    *_, talking, unknown, after = intervals_of(hotline, "zhangsan")
    assert [one.state for one in (talking, unknown, after)] == ["talking", "talking", "after_call_work"]
    assert [one.is_certain for one in (talking, unknown, after)] == [True, False, True]
    assert talking.ended_at == unknown.began_at < killed_at + timedelta(seconds=1)
    assert unknown.ended_at == after.began_at


def test_call_is_marked_as_cut_and_its_recording_is_kept_to_the_last_second_when_the_switch_is_killed(
    hotline: Hotline, tones: dict[int, Path]
) -> None:
    number = "13800000202"
    caller = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).pause(60)
    page, _ = in_a_call(hotline, tones, caller, number)
    time.sleep(4)

    former = hotline.platform.kill("switch")
    killed_at = now()
    hotline.platform.wait_for_another("switch", former)

    told = hotline.call_of(number)
    assert (told["outcome"], told["was_cut"], told["rating"]) == ("answered", True, None)
    assert [leg["ending"] for leg in told["legs"]] == ["cut", "cut"]  # type: ignore[attr-defined]
    assert abs(seconds_between(told["ended_at"], killed_at)) < 1.5
    recording, sound = hotline.sound_of(told)
    said, heard = channels(sound)
    assert recording["length_verdict"] == "fits"
    assert seconds_between(told["answered_at"], killed_at) - float(str(recording["duration_seconds"])) < 1.5
    assert share(said, CALLER_TONE) > 0.9 and share(heard, AGENT_TONE) > 0.9
    hotline.wait_for_state(page, "after_call_work")
    *_, talking, unknown, after = intervals_of(hotline, "zhangsan")
    assert [one.state for one in (talking, unknown, after)] == ["talking", "talking", "after_call_work"]
    assert [one.is_certain for one in (talking, unknown, after)] == [True, False, True]
    assert abs((talking.ended_at - killed_at).total_seconds()) < 1.5


def test_nothing_is_missing_after_the_database_was_away_under_load(hotline: Hotline, tones: dict[int, Path]) -> None:
    crowd = Crowd(seconds=OUTAGE_SECONDS + 8)
    seat_everybody(hotline)
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).pause(2).hang_up()
    hotline.plug_in(DESKS, agent, calls=len(crowd.rating))

    calling = crowd.call(hotline, tones)
    wait_for(lambda: hotline.rows("SELECT FROM telephony_seat WHERE state = 'talking'"), what="the first talk")
    let_it_start = hotline.stop_database()
    time.sleep(OUTAGE_SECONDS)
    let_it_start()
    for callers in calling:
        callers.finish(OUTAGE_SECONDS + 90)

    told = wait_for(lambda: crowd.told(hotline), seconds=120, what="every call and recording")
    assert {(one.outcome, one.wait, one.rating) for one in told if one.number in crowd.rating} == {
        ("answered", "answered", 5)
    }
    assert {(one.outcome, one.wait, one.rating) for one in told if one.number in crowd.abandoning} == {
        ("abandoned", "abandoned", None)
    }
    assert {(one.outcome, one.wait) for one in told if one.number in crowd.leaving} == {("left_in_menu", None)}
    assert {one.recordings for one in told if one.number in crowd.rating} == {("fits",)}
    assert len(told) == len(crowd.numbers), "each call is kept once"
    to_be_returned = {str(number) for (number,) in hotline.rows("SELECT number FROM telephony_returncall")}
    assert set(crowd.abandoning) <= to_be_returned and not to_be_returned & set(crowd.rating)
    wait_for(lambda: states(hotline) == {("ready", True)}, seconds=30, what="every agent to be ready again")
    hotline.rows("DELETE FROM telephony_liveviewpolicy RETURNING id")


@dataclass(frozen=True, slots=True)
class Told:
    """A call of the crowd as it is kept: its outcome, the ending of its wait, its rating, its recordings' lengths."""

    number: str
    outcome: str
    wait: str | None
    rating: int | None
    recordings: tuple[str, ...]


class Crowd:
    """Callers of three kinds, each with his own number: who is answered and rates, who gives up, who only listens."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.rating = numbers("137", 2 * seconds)
        self.abandoning = numbers("139", seconds / 2)
        self.leaving = numbers("136", seconds / 2)
        self.numbers = [*self.rating, *self.abandoning, *self.leaving]

    def call(self, hotline: Hotline, tones: dict[int, Path]) -> list[Telephone]:
        """Everybody calls, evenly over the time."""
        rates = scenarios.caller().pause(1.5).press("1").play(tones[CALLER_TONE]).pause(15).press("5")
        kinds = [
            (rates.until_the_other_hangs_up(), self.rating),
            (scenarios.caller("12346").pause(3).hang_up(), self.abandoning),
            (scenarios.caller().pause(1).hang_up(), self.leaving),
        ]
        return [
            hotline.exchange.call(scenario, caller="\n".join(own), calls=len(own), in_seconds=self.seconds)
            for scenario, own in kinds
        ]

    def told(self, hotline: Hotline) -> list[Told]:
        """The crowd's calls, as soon as all have ended and every talk has its recording; empty before."""
        try:
            rows = hotline.rows(
                "SELECT caller_number, outcome, "
                "(SELECT max(ending) FROM telephony_queuewait WHERE call_id = call.id), rating, "
                "(SELECT coalesce(array_agg(length_verdict), '{}') FROM telephony_recording WHERE call_id = call.id) "
                "FROM telephony_call AS call WHERE caller_number = ANY(%s) AND ended_at IS NOT NULL",
                self.numbers,
            )
        except psycopg.OperationalError:
            return []
        told = [Told(*row[:4], tuple(row[4])) for row in rows]  # type: ignore[arg-type, call-arg]
        is_whole = all(one.recordings for one in told if one.outcome == "answered")
        return told if is_whole and len(told) >= len(self.numbers) else []


def numbers(prefix: str, count: float) -> list[str]:
    """So many callers' numbers."""
    return [f"{prefix}{number:08}" for number in range(1, round(count) + 1)]


def seat_everybody(hotline: Hotline) -> None:
    """An agent at every desk telephone, ready, with a second for the work after a call."""
    hotline.rows(
        "INSERT INTO telephony_liveviewpolicy VALUES (1, 1, 15, 15, 0.95, 10, 60) "
        "ON CONFLICT (id) DO UPDATE SET after_call_seconds = 1 RETURNING id"
    )
    hotline.platform.wait_for_another("watch", hotline.platform.kill("watch"))
    # A command that nobody takes within seconds is dropped.
    killed_at = now()
    wait_for(
        lambda: hotline.rows("SELECT FROM telephony_switchstanding WHERE heard_at > %s", killed_at),
        what="the process that watches",
    )
    for kind in (CommandKind.LOG_IN, CommandKind.MAKE_READY):
        hotline.command(*(command_of(kind, number) for number in DESKS))
    wait_for(lambda: states(hotline) == {("ready", True)}, what="every agent to be ready")


def states(hotline: Hotline) -> set[tuple[object, ...]]:
    """What the agents do, and whether that is certain."""
    return set(hotline.rows("SELECT state, is_certain FROM telephony_seat WHERE state <> ''"))
