"""At most one `up` per home."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from hotline.config.home import Home
from hotline.config.supervision.programs import ENTRANCE


@dataclass(frozen=True, slots=True)
class RunningUp:
    """The `up` that holds the home: its process, and what it serves where (empty while it prepares)."""

    pid: int = 0
    address: str = ""
    hotline: str = ""


class AlreadyUp(Exception):
    """Another `up` holds this home."""

    def __init__(self, running: RunningUp) -> None:
        super().__init__(running.address)
        self.running = running


@contextmanager
def only_one(home: Home) -> Iterator[Path]:
    """Hold the home as its supervisor; gives the file that says so."""
    path = home.run / "supervisor.json"
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyUp(_read(path)) from None
        note(path, RunningUp(pid=os.getpid()))
        yield path
        path.write_text("")
    finally:
        os.close(descriptor)


def present(home: Home) -> RunningUp | None:
    """The `up` that holds this home now; None where there is none."""
    running = _read(home.run / "supervisor.json")
    try:
        is_ours = ENTRANCE in psutil.Process(running.pid).cmdline()
    except psutil.Error:
        return None
    return running if is_ours else None


def note(path: Path, running: RunningUp) -> None:
    """Tell others who ask where this supervisor serves."""
    path.write_text(json.dumps(asdict(running)))


def _read(path: Path) -> RunningUp:
    try:
        return RunningUp(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError):
        return RunningUp()
