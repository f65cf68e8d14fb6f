"""One PostgreSQL cluster of ours: made, started detached, found again, stopped."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil

from hotline.config import turns
from hotline.config.database.binaries import MAJOR_VERSION
from hotline.config.database.placement import Placement
from hotline.config.failures import CannotContinue, disk_full, not_writable
from hotline.config.wording import tell

ROLE = "hotline"
SPACE_NEEDED = 300 * 1024 * 1024
LOG_TAIL = 12


@dataclass(frozen=True, slots=True)
class Cluster:
    """A data folder with its programs, log and password.

    `is_durable` is False only for tests, whose data may be lost with the machine.
    """

    placement: Placement
    log: Path
    password: str
    is_durable: bool = True

    def running(self) -> "Postmaster | None":
        """The server that runs on this data folder now, whoever started it."""
        return find_postmaster(self.placement.data)

    def initialise(self) -> None:
        """Make the cluster: checksums, bytewise UTF-8, password sign-in; wholly or not at all."""
        data = self.placement.data
        if shutil.disk_usage(data.parent).free < SPACE_NEEDED:
            raise disk_full(str(data.parent))
        tell("正在初始化数据库…", "Initialising the database…")
        # Built beside its place and moved there at the end; PostgreSQL's user need only pass through the parent folder.
        workplace = data.with_name("database.partial")
        with tempfile.TemporaryDirectory(prefix="initialising-", dir=data.parent) as name:
            private = Path(name)
            secret = private / "password"
            secret.write_text(self.password)
            shutil.rmtree(workplace, ignore_errors=True)
            workplace.mkdir(mode=0o700)
            self._hand_over(private, secret, workplace)
            done = self._run(
                "initdb", f"--pgdata={workplace}", f"--username={ROLE}", f"--pwfile={secret}", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C",
                "--data-checksums", "--no-instructions",
            )  # fmt: skip
        if done.returncode != 0:
            shutil.rmtree(workplace, ignore_errors=True)
            raise _initialising_failed(done.stdout, data)
        workplace.rename(data)

    def _hand_over(self, *paths: Path) -> None:
        user = self.placement.user
        if user is not None:
            for path in paths:
                os.chown(path, user.user_id, user.group_id)

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        user = self.placement.user
        return subprocess.run(
            [str(self.placement.programs / program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
            cwd="/",
            env=_environment(),
            user=user.user_id if user else None,
            group=user.group_id if user else None,
            extra_groups=[] if user else None,
        )

    def start(self, port: int) -> "Postmaster":
        """Start the server on this port, detached; returns when it accepts connections, however long recovery takes."""
        self.check_version()
        started_at = time.monotonic()
        remove_stale_lock(self.placement.data)
        process = self._launch(port)
        told_at = started_at
        while True:
            postmaster = self.running()
            if postmaster is not None and postmaster.is_ready:
                return postmaster
            if process.poll() is not None:
                tail = last_lines(self.log)
                if "still in use" in tail and time.monotonic() - started_at < 60:
                    # Backends of a killed server need a moment to notice and leave.
                    time.sleep(0.5)
                    process = self._launch(port)
                    continue
                raise _starting_failed(tail, self.log, port)
            if time.monotonic() - told_at > 4:
                told_at = time.monotonic()
                seconds = int(told_at - started_at)
                tell(
                    f"数据库正在恢复，请稍候（{seconds} 秒）…",
                    f"The database is recovering, please wait ({seconds} s)…",
                )
            time.sleep(0.05)

    def _launch(self, port: int) -> "subprocess.Popen[bytes]":
        user = self.placement.user
        options = [f"--{name}={value}" for name, value in settings(port, self.is_durable).items()]
        with self.log.open("ab") as log:
            # A session of its own: neither Ctrl-C nor the end of the starter reaches the server.
            postmaster = subprocess.Popen(
                [str(self.placement.programs / "postgres"), "-D", str(self.placement.data), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                cwd="/",
                env=_environment(),
                user=user.user_id if user else None,
                group=user.group_id if user else None,
                extra_groups=[] if user else None,
                umask=0o077,
            )
        turns.serve_people(postmaster.pid)
        return postmaster

    def check_version(self) -> None:
        """Refuse a data folder that another major version of PostgreSQL made."""
        found = (self.placement.data / "PG_VERSION").read_text().strip()
        if found != MAJOR_VERSION:
            raise CannotContinue(
                f"数据文件夹 {self.placement.data} 由 PostgreSQL {found} 创建，本版本使用 {MAJOR_VERSION}。"
                "请先用原版本导出（pg_dump）再导入，或用 HOTLINE_HOME 指定另一个数据文件夹。",
                f"The data folder {self.placement.data} was made by PostgreSQL {found}; this version uses "
                f"{MAJOR_VERSION}. "
                "Export it with the former version (pg_dump) and import it, or choose another HOTLINE_HOME.",
                code="database_version_differs",
            )

    def stop(self, on_waiting: Callable[[int], None] = lambda seconds: None) -> None:
        """Stop the server in order: sessions end, the data is written, then it leaves."""
        postmaster = self.running()
        if postmaster is None:
            return
        postmaster.process.send_signal(signal.SIGINT)
        started_at = time.monotonic()
        told = 0
        while is_alive(postmaster.process):
            waited = int(time.monotonic() - started_at)
            if waited >= told + 5:
                told = waited
                on_waiting(waited)
            time.sleep(0.05)


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A running server: its process, its port, and whether it accepts connections."""

    process: psutil.Process
    port: int
    is_ready: bool


def settings(port: int, is_durable: bool) -> dict[str, str]:
    """What the server runs with: loopback only, and memory in proportion to a small machine."""
    memory = psutil.virtual_memory().total >> 20
    chosen = {
        "port": str(port),
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "max_connections": "100",
        "shared_buffers": f"{max(32, min(512, memory // 8))}MB",
        "effective_cache_size": f"{max(128, memory // 2)}MB",
        "work_mem": f"{max(4, min(32, memory // 256))}MB",
        "maintenance_work_mem": f"{max(32, min(256, memory // 32))}MB",
        "max_wal_size": "2GB",
        "jit": "off",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] %d ",
        "password_encryption": "scram-sha-256",
    }
    if _is_shared_memory_small():
        chosen["dynamic_shared_memory_type"] = "mmap"
    if not is_durable:
        chosen |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return chosen


def _is_shared_memory_small() -> bool:
    """Containers often give 64 MB, where a parallel query would fail."""
    try:
        return shutil.disk_usage("/dev/shm").total < 256 << 20
    except OSError:
        return os.uname().sysname == "Linux"


def _environment() -> dict[str, str]:
    return {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def find_postmaster(data: Path) -> Postmaster | None:
    """The live server that PostgreSQL's own lock file names; None when there is none or the lock is stale."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        process = psutil.Process(int(lines[0]))
        port = int(lines[3])
        if not is_alive(process) or not _serves(process, data):
            return None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None
    return Postmaster(process, port, len(lines) > 7 and lines[7].strip() == "ready")


def _serves(process: psutil.Process, data: Path) -> bool:
    try:
        return process.name().startswith("postgres") and data.samefile(process.cwd())
    except psutil.AccessDenied:
        # Another user's server cannot be looked into; the lock file's word counts.
        return process.name().startswith("postgres")
    except OSError:
        return False


def is_alive(process: psutil.Process) -> bool:
    """Whether the process runs; a dead one whose parent never asked counts as gone.

    One whose first thread has ended still runs, and holds its files, until the last one has.
    """
    try:
        return process.is_running() and (process.status() != psutil.STATUS_ZOMBIE or process.num_threads() > 1)
    except psutil.Error:
        return False


def remove_stale_lock(data: Path) -> None:
    """Clear a lock whose number now belongs to another program, as after a container's restart."""
    lock = data / "postmaster.pid"
    if not lock.exists() or find_postmaster(data) is not None:
        return
    try:
        named = psutil.Process(int(lock.read_text().splitlines()[0]))
    except (ValueError, IndexError, psutil.NoSuchProcess):
        return  # PostgreSQL itself clears a lock whose process is gone.
    if named.name().startswith("postgres") or any(_works_in(process, data) for process in psutil.process_iter()):
        return
    tell("已清除上次异常退出留下的数据库锁。", "Cleared a database lock that an earlier crash left behind.")
    lock.unlink(missing_ok=True)


def _works_in(process: psutil.Process, data: Path) -> bool:
    try:
        return process.name().startswith("postgres") and process.cwd() == str(data)
    except (psutil.Error, OSError):
        return False


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_port_free(port: int, address: str = "127.0.0.1") -> bool:
    """Whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def last_lines(log: Path, count: int = LOG_TAIL) -> str:
    """The end of a log."""
    try:
        with log.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 8192))
            return "\n".join(file.read().decode("utf-8", "replace").splitlines()[-count:])
    except OSError:
        return ""


def _initialising_failed(output: str, data: Path) -> CannotContinue:
    if "No space left" in output or "quota" in output:
        return disk_full(str(data))
    if "ermission denied" in output:
        return not_writable(str(data))
    reason = output.strip().splitlines()[-1] if output.strip() else "?"
    return CannotContinue(
        f"数据库初始化失败：{reason}。请确认 {data} 可写、空间足够后重试，或用 DATABASE_URL 指定一台 "
        "PostgreSQL 服务器。",
        f"Initialising the database failed: {reason}. Make sure {data} can be written, or name a server in "
        "DATABASE_URL.",
        code="database_not_initialised",
    )


def _starting_failed(tail: str, log: Path, port: int) -> CannotContinue:
    if "No space left" in tail:
        return disk_full(str(log.parent.parent))
    if "ould not bind" in tail or ("in use" in tail and "port" in tail):
        return CannotContinue(
            f"数据库端口 {port} 被其他程序占用。请重新运行，将自动改用空闲端口。",
            f"Port {port} of the database is taken by another program. Run again; a free port will be chosen.",
            code="database_port_busy",
        )
    reasons = [line for line in tail.splitlines() if "FATAL" in line or "PANIC" in line or "error" in line.lower()]
    reason = (reasons or tail.splitlines() or ["?"])[-1].strip()
    return CannotContinue(
        f"数据库未能启动：{reason}。详情见 {log}。",
        f"The database did not start: {reason}. {log} has the details.",
        code="database_not_started",
    )
