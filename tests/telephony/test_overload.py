"""More calls than the real switch may carry: further callers hear so, and those who speak are left alone."""

import dataclasses
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, seconds_of, share
from tests.telephony.telephones import Exchange

from hotline.kit.clock import now

FULL = 503


@contextmanager
def _largest_number_of_calls(switch: RunningSwitch, number: int) -> Iterator[None]:
    """Set anew while it runs, and back."""
    before = switch.instance
    settings = dataclasses.replace(before.settings, largest_number_of_calls=number)
    try:
        _read_anew(switch, dataclasses.replace(before, settings=settings))
        yield
    finally:
        _read_anew(switch, before)


def _read_anew(switch: RunningSwitch, instance: object) -> None:
    assert dataclasses.is_dataclass(instance)
    switch.instance = instance  # type: ignore[assignment]
    assert switch.instance.prepare()
    switch.do(switch.manager.command("core reload"))
    most = f"Set(MOST_CALLS={switch.instance.settings.largest_number_of_calls})"
    wait_for(
        lambda: most in switch.do(switch.manager.command("dialplan show hotline-arrival")), seconds=20, what="the limit"
    )


def test_further_caller_is_refused_with_an_announcement_and_the_running_call_is_left_whole(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    exchange.telephone(
        scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up(), switch.contact_port("1001")
    )
    switch.log_in("1001", "enterprise")
    speaking = exchange.call(
        scenarios.caller("12346").play(tones[CALLER_TONE]).pause(8).hang_up(), caller="13700000001"
    )
    call = wait_for(lambda: next(iter(switch.calls_of("13700000001")), ""), seconds=20, what="the call")
    wait_for(lambda: "CONNECTED" in dict(switch.story(call)), seconds=20, what="the conversation")

    with _largest_number_of_calls(switch, 1):
        exchange.call(scenarios.refused_caller("12345", FULL), caller="13700000002").finish()
        speaking.finish()

    refused = switch.wait_for_end("13700000002")
    assert dict(switch.story(refused))["REFUSED"] == "overload"
    assert _was_played(switch, refused, "hotline/overload")
    assert switch.wait_for_end("13700000001") == call
    said, heard = channels(switch.recording(call))
    assert share(said, CALLER_TONE) > 0.9 and share(heard, AGENT_TONE) > 0.9
    talk = switch.talk_seconds(call)
    assert abs(seconds_of(switch.recording(call)) - talk) < max(0.5, talk * 0.02)


def test_limit_of_the_platform_ends_by_itself(switch: RunningSwitch, exchange: Exchange) -> None:
    exchange.call(scenarios.caller("12346").pause(20).hang_up(), caller="13700000003")
    wait_for(lambda: switch.calls_of("13700000003"), seconds=20, what="the first call")

    switch.do(switch.switch.limit_calls(at_most=1, until=now() + timedelta(minutes=1)))
    exchange.call(scenarios.refused_caller("12345", FULL), caller="13700000004").finish()
    switch.do(switch.switch.limit_calls(at_most=1, until=now() - timedelta(seconds=1)))
    exchange.call(scenarios.caller("12346").pause(1).hang_up(), caller="13700000005").finish()

    assert dict(switch.story(switch.wait_for_end("13700000004")))["REFUSED"] == "overload"
    assert "REFUSED" not in dict(switch.story(switch.wait_for_end("13700000005")))


def _was_played(switch: RunningSwitch, call: str, prompt: str) -> bool:
    """A prompt is played before an answer: the caller's carrier hears it as early sound."""
    steps = switch.do(switch.manager.command("dialplan show hotline-refusal"))
    return re.search(rf"Playback\({prompt},noanswer\)", steps) is not None and not any(
        event.kind == "ANSWER" and event.leg == call for event in switch.book()
    )
