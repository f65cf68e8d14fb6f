"""The loop that keeps the platform's processes running until it is asked to stop."""

import contextlib
import shutil
import signal
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from hotline.config.database import embedded
from hotline.config.database.cluster import Cluster
from hotline.config.failures import CannotContinue, translated
from hotline.config.home import Home
from hotline.config.supervision.child import Child, State
from hotline.config.wording import tell

TICK_SECONDS = 0.3
LOG_CHECK_SECONDS = 60
LARGEST_LOG = 20 << 20


class Supervisor:
    """Watches the platform's processes, and the embedded database where there is one (`cluster`)."""

    def __init__(self, home: Home, children: Sequence[Child], cluster: Cluster | None) -> None:
        self._home = home
        self._children = children
        self._cluster = cluster
        self._stop_wanted = threading.Event()
        self._database_failed = False
        self._logs_checked_at = time.monotonic()

    def listen_to_signals(self) -> None:
        """From now on Ctrl-C, SIGTERM and a closed terminal ask for an orderly stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # Under `nohup` a closed terminal means nothing.
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._ask_to_stop)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stop_wanted.set()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked for the end."""
        return self._stop_wanted.is_set()

    def begin(self) -> None:
        """Start or adopt every process."""
        for child in self._children:
            child.begin()
            announce(child)

    def watch_until(self, is_ready: Callable[[], bool]) -> bool:
        """Watch until the platform answers; False when a stop is asked for first."""
        started_at = told_at = time.monotonic()
        while not self.is_stopping:
            if is_ready():
                return True
            self.tick()
            if time.monotonic() - told_at > 10:
                told_at = time.monotonic()
                seconds = int(told_at - started_at)
                tell(f"仍在等待网页服务就绪（{seconds} 秒）…", f"Still waiting for the web process ({seconds} s)…")
                quote_log(self._children[0])
        return False

    def watch(self) -> None:
        """Watch until a stop is asked for."""
        while not self.is_stopping:
            self.tick()

    def tick(self) -> None:
        """One look at everything."""
        self._stop_wanted.wait(TICK_SECONDS)
        if self.is_stopping:
            return
        if self._cluster is not None:
            self._watch_database(self._cluster)
        for child in self._children:
            if child.watch():
                announce(child)
        if time.monotonic() - self._logs_checked_at > LOG_CHECK_SECONDS:
            self._logs_checked_at = time.monotonic()
            for log in self._home.logs.glob("*.log"):
                with contextlib.suppress(OSError):
                    rotate(log)

    def _watch_database(self, cluster: Cluster) -> None:
        if cluster.running() is not None:
            return
        if not self._database_failed:
            tell("database 意外退出，正在重新启动…", "database ended unexpectedly, restarting it…")
        try:
            embedded.ensure_running(self._home)
        except (CannotContinue, OSError) as failure:
            known = translated(failure)
            if not self._database_failed:
                tell(known.zh if known else str(failure), known.en if known else str(failure))
            self._database_failed = True
            self._stop_wanted.wait(5)
            return
        self._database_failed = False
        postmaster = cluster.running()
        pid = postmaster.process.pid if postmaster else "?"
        tell(
            f"database 已重新启动（进程 {pid}），已保存的数据完好。",
            f"database restarted (pid {pid}); what was saved is intact.",
        )

    def stop(self) -> None:
        """Stop the platform's processes, the one that people see first."""
        for child in self._children:
            tell(f"正在停止 {child.program.name}…", f"Stopping {child.program.name}…")
            child.stop()


def announce(child: Child) -> None:
    """One line on what a process is doing now."""
    name, pid = child.program.name, child.pid
    match child.state:
        case State.RUNNING:
            tell(f"{name} 已启动（进程 {pid}）", f"{name} started (pid {pid})")
        case State.ADOPTED:
            tell(f"{name} 仍在运行，已接管（进程 {pid}）", f"{name} was still running, adopted (pid {pid})")
        case State.REPLACED:
            tell(f"{name} 的旧进程已替换（进程 {pid}）", f"{name}'s former process was replaced (pid {pid})")
        case State.RESTARTED:
            tell(f"{name} 已重新启动（进程 {pid}）", f"{name} restarted (pid {pid})")
        case State.WAITING:
            seconds = child.restarts_in_seconds
            when_zh, when_en = (f"{seconds} 秒后", f" in {seconds} s") if seconds else ("正在", "")
            tell(
                f"{name} 意外退出（{child.exit}），{when_zh}重新启动。",
                f"{name} ended unexpectedly ({child.exit}), restarting{when_en}.",
            )
            if child.failures > 1:
                quote_log(child)
        case State.STOPPED:
            tell(f"{name} 已停止", f"{name} stopped")


def quote_log(child: Child) -> None:
    """The last line that the process wrote since it was started; nothing where it wrote none."""
    line = child.last_log_line()
    if line:
        tell(f"  最后一条日志：{line}（{child.program.log}）", f"  Last log line: {line} ({child.program.log})")


def rotate(log: Path) -> None:
    """Keep a long log from filling the disk: its past goes to one `.1` file, the writer goes on undisturbed."""
    if log.stat().st_size > LARGEST_LOG:
        shutil.copyfile(log, log.with_name(log.name + ".1"))
        with log.open("r+b") as file:
            file.truncate(0)
