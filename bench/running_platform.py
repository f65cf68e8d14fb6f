"""The platform as `./hotline up` runs it, for benchmarks that ask it over HTTP as open pages do.

Import it before anything of Django's: it sets Django up.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import django
import psutil
import psycopg

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
os.environ.setdefault("HOTLINE_SECRET_KEY", "bench")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402

from hotline.modules.access.public import Person  # noqa: E402

_NAMES = {"serve": "web", "worker": "worker", "watch": "watch", "up": "up"}


@dataclass(frozen=True, slots=True)
class Used:
    """Processor time in seconds, and memory in MiB of which shared pages are counted in parts."""

    seconds: float = 0.0
    memory: float = 0.0

    @classmethod
    def by(cls, process: psutil.Process) -> "Used":
        """What a process used."""
        times = process.cpu_times()
        return cls(float(times.user + times.system), process.memory_full_info().pss / 2**20)

    def __add__(self, other: "Used") -> "Used":
        return Used(self.seconds + other.seconds, self.memory + other.memory)


def _name_of(process: psutil.Process) -> str:
    words = process.cmdline()
    if "hotline.config.cli" in words:
        return next((name for word, name in _NAMES.items() if word in words), "others")
    return "database" if any("postgres" in word for word in words[:1]) else "others"


@dataclass(frozen=True, slots=True)
class Platform:
    """A running platform: its web process, and what that process was told."""

    up: psutil.Process
    web: psutil.Process
    settings: dict[str, str]

    @property
    def port(self) -> int:
        """Where it answers."""
        return int(self.settings["HOTLINE_PORT"])

    def used(self) -> dict[str, Used]:
        """What each program has used since it was started: `web`, `worker`, `watch`, and the database's processes."""
        found: dict[str, Used] = defaultdict(Used)
        for each in [self.up, *self.up.children(recursive=True)]:
            with suppress(psutil.Error):
                found[_name_of(each)] += Used.by(each)
        return found


@contextmanager
def started(port: int, hotline: str | None = None) -> Iterator[int]:
    """`./hotline up` on a home of its own; its process id.

    The hotline is the demonstration city, or the named demonstration year at a hundredth of its size.
    """
    with tempfile.TemporaryDirectory(prefix="hotline-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
        environment |= {"HOTLINE_HOME": folder, "HOTLINE_PORT": str(port), "HOTLINE_LANGUAGE": "en"}
        program, named = str(ROOT / "hotline"), []
        if hotline:
            load = [program, "demo", "load", hotline, "--scale", "0.01"]
            subprocess.run(load, env=environment, stdout=sys.stderr, check=True)
            named = ["--hotline", hotline]
        with subprocess.Popen([program, "up", *named], env=environment, stdout=sys.stderr) as up:
            try:
                yield up.pid
            finally:
                up.terminate()
                up.wait(60)


def platform_of(up: int, patience_seconds: float = 900) -> Platform:
    """The platform that this `up` watches over, as soon as it answers."""
    until = time.monotonic() + patience_seconds
    while time.monotonic() < until:
        for child in psutil.Process(up).children(recursive=True):
            if "serve" in child.cmdline():
                found = Platform(psutil.Process(up), child, child.environ())
                if _answers(found.port):
                    return found
        time.sleep(0.5)
    raise SystemExit("the platform does not answer")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/hotline", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def join(platform: Platform) -> None:
    """Speak to the platform's database, and sign with its key."""
    known = psycopg.conninfo.conninfo_to_dict(platform.settings["HOTLINE_DATABASE_URL"])
    settings.SECRET_KEY = platform.settings["HOTLINE_SECRET_KEY"]
    connection.settings_dict["OPTIONS"].pop("pool", None)
    connection.settings_dict.update(
        HOST=known.get("host", ""), PORT=known.get("port", ""), USER=known.get("user", ""),
        PASSWORD=known.get("password", ""), NAME=known.get("dbname", ""),
    )  # fmt: skip


def open_session(person: Person) -> str:
    """The key of a new session of somebody, who need not choose a password first."""
    if person.must_change_password:
        person.must_change_password = False
        person.save(update_fields=["must_change_password"])
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)
