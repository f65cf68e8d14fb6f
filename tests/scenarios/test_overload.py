"""A switch that is given too much is noticed by its recordings, and lets fewer callers in."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from pytest_django import Settings
from tests.switch_room import SwitchRoom

from hotline.modules.telephony.actions.watch_switch import SOUND_EVERY_TICKS
from hotline.modules.telephony.models import SwitchStanding
from hotline.modules.telephony.rules.alarms import SOUND_LOST_FOR, Alarm
from hotline.modules.telephony.rules.overload import BYTES_PER_SECOND
from hotline.modules.telephony.selectors.live_view import live_view


def test_lost_sound_is_an_alarm_and_limits_further_calls(room: SwitchRoom, settings: Settings, tmp_path: Path) -> None:
    settings.RECORDING_SPOOL = str(tmp_path)
    limits: list[tuple[int, datetime]] = []

    async def limit_calls(*, at_most: int, until: datetime) -> None:
        limits.append((at_most, until))

    room.switch.limit_calls = limit_calls  # type: ignore[method-assign]
    calls = [room.call(f"1380000{number:04}") for number in range(10)]

    _speak(room, tmp_path, calls, seconds_a_tick=1.0)
    assert (limits, _alarms(room)) == ([], set())
    _speak(room, tmp_path, calls, seconds_a_tick=0.9)

    assert {most for most, _ in limits} == {9}
    assert all(until > room.at for _, until in limits)
    assert Alarm.SOUND_LOST in _alarms(room)
    SwitchStanding.objects.update(heard_at=room.at + SOUND_LOST_FOR)
    assert Alarm.SOUND_LOST not in {each.alarm for each in live_view(at=room.at + SOUND_LOST_FOR).alarms}


def _speak(room: SwitchRoom, folder: Path, calls: list[str], *, seconds_a_tick: float) -> None:
    """Let the watch look three times while every recording grows by so much with each of its ticks."""
    for _ in range(3 * SOUND_EVERY_TICKS):
        for call in calls:
            with (folder / f"{call}.raw").open("ab") as file:
                file.write(bytes(round(seconds_a_tick * BYTES_PER_SECOND)))
            moment = (room.at + timedelta(seconds=1)).timestamp()
            os.utime(folder / f"{call}.raw", (moment, moment))
        room.pass_time(seconds=1)


def _alarms(room: SwitchRoom) -> set[Alarm]:
    return {each.alarm for each in live_view(at=room.at).alarms} & {Alarm.SOUND_LOST}
