"""Whose turn it is on a full machine: the voices of a call first, then what people wait for, then the rest.

A running switch is some hundred threads that each want the processor fifty times a second. A process that writes that
a call rings wants it seldom and briefly, but would stand in that queue a dozen times on the way to the agent's page.
"""

import contextlib
import ctypes
import os
import platform
import struct
from collections.abc import Iterator
from pathlib import Path

# How far a process stands back behind the switch: the pages, the watch and the database a little, the worker far.
PAGES, BACKGROUND = 3, 10
# As the switch itself asks for where it is told to run at high priority.
REAL_TIME = 10
# Linux gives whoever asks for less at a time his turn earlier, and no more of the processor: kernel 6.12 and newer.
SHORT_NANOSECONDS = 100_000
_SET_ATTRIBUTES = {"x86_64": 314, "aarch64": 274}
# struct sched_attr: size, policy, flags, nice, priority, runtime, deadline, period.
_ATTRIBUTES = struct.Struct("=IIQiIQQQ")


def stand_back(steps: int, process: int = 0) -> None:
    """Let others go first, by so many steps of `nice`: a process (0: this one) and what it starts from now on."""
    process = process or os.getpid()
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, process, steps)
    # Where Linux weighs whole sessions against each other, a process's own steps count only within its session.
    with contextlib.suppress(OSError):
        Path(f"/proc/{process}/autogroup").write_text(str(steps))


def take_short_turns(process: int = 0) -> bool:
    """Give a process (0: this one) and what it starts from now on short turns; says whether the system took it."""
    number = _SET_ATTRIBUTES.get(platform.machine())
    if platform.system() != "Linux" or number is None:
        return False
    try:
        steps = os.getpriority(os.PRIO_PROCESS, process)
    except ProcessLookupError:
        return False
    wanted = _ATTRIBUTES.pack(_ATTRIBUTES.size, 0, 0, steps, 0, SHORT_NANOSECONDS, 0, 0)
    return bool(ctypes.CDLL(None).syscall(number, process, wanted, 0) == 0)


def serve_people(process: int = 0) -> None:
    """What people wait for: a little behind the switch, and in short turns."""
    stand_back(PAGES, process)
    take_short_turns(process)


@contextlib.contextmanager
def as_a_crowd(*, is_wanted: bool = True) -> Iterator[None]:
    """What is started meanwhile, and whatever that starts, is the many threads of the switch.

    They wake each other for every piece of sound. Where the system lets them, they are in real time: each has its turn
    before everybody else, keeps it until there is nothing left to hear, and breaks into no turn of the others.
    Elsewhere they wait for their turn when they wake up: where each broke in at once on who runs, a page would be told
    of a call the later the more of them there are.
    """
    if not is_wanted or not hasattr(os, "SCHED_BATCH"):
        yield
        return
    before = os.sched_getscheduler(0)
    with contextlib.suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    # Left to root, and not to every root: a container may have to be given it.
    with contextlib.suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(REAL_TIME))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.sched_setscheduler(0, before, os.sched_param(0))
