"""Runs the real launcher on a home of its own, and looks at the processes it starts."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import openpyxl
import psutil

from hotline.config.database.cluster import find_postmaster, is_alive

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = ROOT / "hotline"
NOT_INHERITED = {
    "HOTLINE_DATABASE_URL",
    "DATABASE_URL",
    "HOTLINE_NAME",
    "HOTLINE_SECRET_KEY",
    "HOTLINE_BIND",
    "PYTHONPATH",
}
Found = TypeVar("Found")
AGENT, PASSWORD = "zhangsan", "fog-lantern-58213"


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(look: Callable[[], Found | None], *, seconds: float = 90, what: str = "it") -> Found:
    """What `look` finds, as soon as it finds something."""
    patience = time.monotonic() + seconds
    while time.monotonic() < patience:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def environment(home: Path, **settings: str) -> dict[str, str]:
    """What the launcher is told: this home, English, nothing of the test run's own."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return {**kept, "HOTLINE_HOME": str(home), "HOTLINE_LANGUAGE": "en", **settings}


def run(home: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    return subprocess.run(
        [str(LAUNCHER), *arguments],
        env=environment(home, **settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def fill_in_examples(folder: Path) -> None:
    """Copy the templates' examples to where a city writes its own."""
    for path in folder.glob("*.xlsx"):
        book = openpyxl.load_workbook(path)
        for name in [name for name in book.sheetnames if name.startswith("示例-")]:
            for row in list(book[name].iter_rows(min_row=2, values_only=True)):
                book[name.removeprefix("示例-")].append(row)
        book.save(path)


def files(folder: Path) -> list[str]:
    """The options that name the templates."""
    return [
        "--organisation", str(folder / "组织机构.xlsx"),
        "--categories", str(folder / "诉求分类.xlsx"),
        "--people", str(folder / "人员.xlsx"),
    ]  # fmt: skip


def found_city(home: Path, templates: Path, *, passwords: Mapping[str, str]) -> None:
    """Make a city's real hotline `yuan` in that home, from the filled in templates; those accounts can sign in."""
    secrets = home / "passwords"
    secrets.write_text("".join(f"{account} {password}\n" for account, password in passwords.items()))
    options = ["--name", "yuan", "--city", "榆安市", "--password-file", str(secrets), *files(templates)]
    made = run(home, "init", *options)
    assert made.returncode == 0, made.stderr


@dataclass
class Platform:
    """A home with a hotline, and the `up` that runs on it."""

    home: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def output(self) -> str:
        """Everything that `up` has said."""
        return (self.home / "up.log").read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def up(self) -> None:
        """Start `up` and wait until it says that it is ready."""
        (self.home / "up.log").write_text("")
        with (self.home / "up.log").open("ab") as log:
            process = self.process = subprocess.Popen(
                [str(LAUNCHER), "up"],
                env=environment(self.home, HOTLINE_PORT=str(self.port)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for(lambda: "Press Ctrl-C" in self.output or process.poll() is not None, seconds=240, what="up")
        assert process.poll() is None, self.output

    def interrupt(self) -> int:
        """Press Ctrl-C; gives the exit code."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def pid(self, name: str) -> int | None:
        """The number of a process as the home remembers it, or PostgreSQL's own, while it runs."""
        if name == "database":
            postmaster = find_postmaster(self.home / "database")
            return postmaster.process.pid if postmaster is not None and postmaster.is_ready else None
        if name == "supervisor":
            return self.process.pid if self.process is not None and self.process.poll() is None else None
        try:
            pid = int(json.loads((self.home / "run" / f"{name}.json").read_text())["pid"])
            return pid if is_alive(psutil.Process(pid)) else None
        except (OSError, ValueError, psutil.Error):
            return None

    def kill(self, name: str) -> int:
        """SIGKILL one of the processes; gives the number it had."""
        pid = wait_for(lambda: self.pid(name), what=name)
        os.kill(pid, signal.SIGKILL)
        if name == "supervisor" and self.process is not None:
            self.process.wait(10)
        return pid

    def wait_for_another(self, name: str, former: int) -> int:
        """The number of the process that took the place of a killed one."""
        return wait_for(lambda: (pid := self.pid(name)) and pid != former and pid, what=f"another {name}")

    def wait_to_hear(self, words: str) -> None:
        """Wait until `up` has said it."""
        wait_for(lambda: words in self.output, what=words)

    def answers(self) -> bool:
        """Whether the interface answers."""
        try:
            with urllib.request.urlopen(f"{self.address}/api/hotline", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def end(self) -> None:
        """Leave nothing running, however the test ended."""
        if self.process is not None and self.process.poll() is None:
            self.interrupt()
        for name in ("web", "worker", "watch", "switch"):
            if pid := self.pid(name):
                os.kill(pid, signal.SIGKILL)
        if pid := self.pid("database"):
            os.kill(pid, signal.SIGQUIT)


class Page:
    """A signed-in page that keeps trying, as a person would."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))

    def sign_in(self, account: str = AGENT, password: str = PASSWORD) -> None:
        """Open the entry page for its token, then a session."""
        # The pages may not be built; the token comes all the same.
        with contextlib.suppress(urllib.error.HTTPError):
            self._opener.open(f"{self._platform.address}/", timeout=10)
        self.post("/api/session", {"account": account, "password": password})

    def post(self, path: str, body: Mapping[str, object], key: str | None = None) -> dict[str, object]:
        """One POST; raises OSError when the platform did not answer."""
        token = next((cookie.value for cookie in self._cookies if cookie.name == "csrftoken"), "") or ""
        headers = {"Content-Type": "application/json", "X-CSRFToken": token, "Referer": self._platform.address}
        if key is not None:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(f"{self._platform.address}{path}", json.dumps(body).encode(), headers)
        with self._opener.open(request, timeout=20) as response:
            answer: dict[str, object] = json.load(response)
            return answer

    def get(self, path: str) -> dict[str, object]:
        """One GET."""
        with self._opener.open(f"{self._platform.address}{path}", timeout=20) as response:
            answer: dict[str, object] = json.load(response)
            return answer

    def read(self, path: str) -> bytes:
        """What one GET answers, as it comes."""
        with self._opener.open(f"{self._platform.address}{path}", timeout=20) as response:
            content: bytes = response.read()
            return content

    def every(self, path: str) -> list[dict[str, object]]:
        """All items of a list, page by page."""
        items: list[dict[str, object]] = []
        cursor: object = None
        while True:
            answer = self.get(f"{path}&limit=50" + (f"&cursor={quote(str(cursor))}" if cursor else ""))
            found = answer["items"]
            assert isinstance(found, list)
            items += found
            cursor = answer["next_cursor"]
            if not cursor:
                return items


def wait_until_ready(port: int, *, seconds: float = 240) -> None:
    """Wait until the interface on that port answers."""

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/hotline", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    wait_for(answers, seconds=seconds, what=f"an answer on port {port}")
