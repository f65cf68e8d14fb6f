"""On a full machine the switch goes first, and who stands back is still served."""

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from hotline.config import turns

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
def test_what_is_started_as_a_crowd_breaks_into_nobodys_turn_and_the_starter_still_does() -> None:
    asks = "import os, threading; threading.Thread(target=lambda: print(os.sched_getscheduler(0))).start()"
    with turns.without_breaking_in():
        done = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert int(done.stdout) == os.SCHED_BATCH
    assert os.sched_getscheduler(0) == os.SCHED_OTHER


def test_process_that_is_gone_is_no_trouble() -> None:
    with subprocess.Popen([sys.executable, "-c", ""], start_new_session=True) as child:
        pass
    assert not Path(f"/proc/{child.pid}").exists()
    turns.serve_people(child.pid)
