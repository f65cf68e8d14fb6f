"""One supervised process: started or adopted, watched, restarted, stopped."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from enum import StrEnum

import psutil

from hotline.config import turns
from hotline.config.database.cluster import is_alive
from hotline.config.home import Home, Remembered
from hotline.config.supervision.programs import Program

# Seconds before the first, second, … restart in a row; the last one repeats for ever.
RESTART_DELAYS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
SETTLED_AFTER_SECONDS = 60
LOG_TAIL_BYTES = 8192


class State(StrEnum):
    """What a process is doing."""

    RUNNING = "running"
    ADOPTED = "adopted"
    REPLACED = "replaced"
    RESTARTED = "restarted"
    WAITING = "waiting"
    STOPPED = "stopped"


class Child:
    """A program and the process that runs it now."""

    def __init__(self, program: Program, home: Home, inherited: Sequence[int]) -> None:
        self.program = program
        self.state = State.STOPPED
        self.exit = ""
        self.failures = 0
        self._home = home
        self._inherited = tuple(inherited)
        self._process: psutil.Process | None = None
        self._popen: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._log_began_at = 0
        self._restart_at = 0.0

    @property
    def pid(self) -> int | None:
        """The process's number while it runs."""
        return self._process.pid if self._process is not None else None

    @property
    def record(self) -> str:
        """Under which name the home remembers the process."""
        return f"run/{self.program.name}"

    def left_behind(self) -> psutil.Process | None:
        """The process that a former supervisor left running, told from others by its moment of creation."""
        facts = self._home.recall(self.record)
        pid, created = facts.get("pid"), facts.get("create_time")
        if not isinstance(pid, int) or not isinstance(created, float):
            return None
        try:
            process = psutil.Process(pid)
            is_ours = abs(process.create_time() - created) < 0.01 and self.program.mark in process.cmdline()
            return process if is_ours and is_alive(process) else None
        except psutil.Error:
            return None

    def will_adopt(self) -> bool:
        """Whether the process left behind is the one wanted."""
        wanted = self._home.recall(self.record).get("fingerprint") == self.program.fingerprint
        return wanted and self.left_behind() is not None

    def end_unwanted(self) -> None:
        """End a process left behind that serves other settings or older code."""
        former = self.left_behind()
        if former is not None and not self.will_adopt():
            end(former, self.program.grace_seconds)
            self.state = State.REPLACED

    def begin(self) -> None:
        """Adopt the process left behind if it is the one wanted; otherwise start it, in its place if need be."""
        if self.will_adopt():
            self._process, self.state = self.left_behind(), State.ADOPTED
            with contextlib.suppress(OSError):
                self._log_began_at = self.program.log.stat().st_size
            self._started_at = time.monotonic()
            return
        self.end_unwanted()
        was_replaced = self.state is State.REPLACED
        self.start()
        self.state = State.REPLACED if was_replaced else State.RUNNING

    def start(self) -> None:
        """Start the process in a session of its own, so that Ctrl-C reaches only the supervisor."""
        user = self.program.user
        with self.program.log.open("ab") as log, turns.as_a_crowd(is_wanted=self.program.is_crowd):
            self._log_began_at = log.seek(0, os.SEEK_END)
            self._popen = subprocess.Popen(
                self.program.arguments,
                env=dict(self.program.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=self._inherited,
                cwd="/",
                user=user.user_id if user else None,
                group=user.group_id if user else None,
                extra_groups=[] if user else None,
            )
        self._process = psutil.Process(self._popen.pid)
        self._started_at = time.monotonic()
        facts: Remembered = {
            "name": self.program.name,
            "pid": self._process.pid,
            "create_time": self._process.create_time(),
            "fingerprint": self.program.fingerprint,
        }
        try:
            self._home.remember(self.record, facts)
        except OSError:
            # Without a record nobody could adopt it later.
            self._popen.kill()
            raise

    def watch(self) -> bool:
        """Restart the process when it is gone and its turn has come; tells whether its state changed."""
        now = time.monotonic()
        if self.state is State.WAITING:
            if now < self._restart_at:
                return False
            try:
                self.start()
                self.state = State.RESTARTED
            except OSError as failure:
                # A full disk, say: what still runs goes on, and this is tried again.
                self._wait(str(failure.strerror), now)
            return True
        if self._process is None or is_alive(self._process):
            return False
        self.failures = 0 if now - self._started_at > SETTLED_AFTER_SECONDS else self.failures
        self._wait(self._describe_exit(), now)
        return True

    def _wait(self, reason: str, now: float) -> None:
        self.exit = reason
        self._restart_at = now + RESTART_DELAYS[min(self.failures, len(RESTART_DELAYS) - 1)]
        self.failures += 1
        self._process, self._popen, self.state = None, None, State.WAITING

    @property
    def restarts_in_seconds(self) -> int:
        """How long until the next attempt."""
        return max(0, round(self._restart_at - time.monotonic()))

    def last_log_line(self) -> str:
        """The last line in the log that this process wrote, not a former one; empty where there is none."""
        try:
            with self.program.log.open("rb") as log:
                size = log.seek(0, os.SEEK_END)
                # A log that was rotated meanwhile begins anew.
                log.seek(max(self._log_began_at if self._log_began_at <= size else 0, size - LOG_TAIL_BYTES))
                lines = log.read().decode("utf-8", "replace").split("\n")
        except OSError:
            return ""
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def _describe_exit(self) -> str:
        code = self._popen.poll() if self._popen is not None else None
        if code is None:
            return "?"
        if code < 0:
            with contextlib.suppress(ValueError):
                return signal.Signals(-code).name
        return str(code)

    def stop(self) -> None:
        """End the process: politely first, then by force."""
        if self._process is not None:
            end(self._process, self.program.grace_seconds)
        if self._popen is not None:
            self._popen.poll()
        self._process, self._popen, self.state = None, None, State.STOPPED
        self._home.forget(self.record)


def end(process: psutil.Process, grace_seconds: float) -> None:
    """End a process and what it started: politely first, by force when it does not leave in time."""
    try:
        family = [*process.children(recursive=True), process]
        process.terminate()
    except psutil.Error:
        return
    patience = time.monotonic() + grace_seconds
    while is_alive(process) and time.monotonic() < patience:
        time.sleep(0.05)
    for member in family:
        with contextlib.suppress(psutil.Error):
            if is_alive(member):
                member.kill()
    patience = time.monotonic() + 5
    while is_alive(process) and time.monotonic() < patience:
        time.sleep(0.05)
