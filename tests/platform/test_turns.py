"""On a full machine the switch goes first, and who stands back is still served."""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hotline.config import turns
from hotline.config.switch import canary
from hotline.config.switch.placement import PROGRAMS_FOLDER, SwitchPlace

STANDS_BACK = """
import os
from pathlib import Path
from hotline.config import turns
turns.stand_back(turns.BACKGROUND)
turns.stand_back(turns.BACKGROUND)
group = Path("/proc/self/autogroup")
print(os.getpriority(os.PRIO_PROCESS, 0), group.read_text().split()[-1] if group.exists() else turns.BACKGROUND)
"""


def test_process_that_stands_back_does_so_in_its_session_and_among_sessions() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STANDS_BACK], capture_output=True, text=True, check=True, start_new_session=True
    )
    assert [int(word) for word in done.stdout.split()] == [turns.BACKGROUND, turns.BACKGROUND]


@pytest.mark.skipif(platform.system() != "Linux", reason="only Linux lets a process ask for short turns")
def test_process_that_asks_for_short_turns_gets_them_and_its_children_with_it() -> None:
    asks = "from hotline.config import turns; import os; print(turns.take_short_turns())"
    done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.skipif(not hasattr(os, "SCHED_BATCH"), reason="only Linux lets a process wait when it wakes up")
@pytest.mark.parametrize("is_real_time_refused", [False, True])
def test_what_is_started_as_a_crowd_breaks_into_nobodys_turn_and_the_starter_still_does(
    monkeypatch: pytest.MonkeyPatch, is_real_time_refused: bool
) -> None:
    change = os.sched_setscheduler

    def as_without_the_right(process: int, policy: int, parameter: os.sched_param) -> None:
        if policy == os.SCHED_RR:
            raise PermissionError
        change(process, policy, parameter)

    if is_real_time_refused:
        monkeypatch.setattr(os, "sched_setscheduler", as_without_the_right)
    asks = "import os, threading; threading.Thread(target=lambda: print(os.sched_getscheduler(0))).start()"
    with turns.as_a_crowd():
        done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    allowed = {os.SCHED_BATCH} if is_real_time_refused else {os.SCHED_RR, os.SCHED_BATCH}
    assert int(done.stdout) in allowed
    assert os.sched_getscheduler(0) == os.SCHED_OTHER


def _may_be_in_real_time() -> bool:
    asks = "import os; os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))"
    return subprocess.run([sys.executable, "-c", asks], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not _may_be_in_real_time(), reason="the system lets this user have no process in real time")
def test_crowd_is_in_real_time_where_the_system_lets_it() -> None:
    asks = "import os; print(os.sched_getscheduler(0), os.sched_getparam(0).sched_priority)"
    with turns.as_a_crowd():
        done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(os.SCHED_RR), str(turns.REAL_TIME)]


def test_canary_sings_as_long_as_its_switch_lives(tmp_path: Path) -> None:
    place = SwitchPlace(tmp_path, tmp_path, None)
    place.prepare()
    canary.write(place)
    song = tmp_path / "song"
    with subprocess.Popen(["sleep", "30"]) as switch:
        singing = subprocess.Popen([place.state / PROGRAMS_FOLDER / "astcanary", song, str(switch.pid)])
        patience = time.monotonic() + 10
        while not song.exists() and time.monotonic() < patience:
            time.sleep(0.05)
        switch.kill()
    assert song.exists()
    assert singing.wait(10) == 0


def test_process_that_is_gone_is_no_trouble() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], start_new_session=True) as child:
        pass
    assert not Path(f"/proc/{child.pid}").exists()
    turns.serve_people(child.pid)
