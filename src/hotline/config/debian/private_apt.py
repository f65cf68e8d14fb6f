"""An apt of our own beside the machine's: its own lists, cache and status; the machine's mirrors, keys and proxies."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotline.config.failures import CannotContinue, disk_full

TOOLS = ("apt-get", "apt-config", "dpkg-deb", "dpkg")
SEARCH_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
SOURCE_FORMAT = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(SIGNED_BY)"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What is being fetched and what else a person could do, in both languages, for the sentence of a failure."""

    what_zh: str
    what_en: str
    instead_zh: str
    instead_en: str


@dataclass(frozen=True, slots=True)
class Source:
    """A line of the machine's own apt sources; `key` is the keyring's file, or empty."""

    address: str
    suite: str
    component: str
    key: str

    @property
    def line(self) -> str:
        """The source as apt reads it."""
        option = f"[signed-by={self.key}] " if self.key.startswith("/") else ""
        return f"deb {option}{self.address} {self.suite} {self.component}"


@dataclass(frozen=True, slots=True)
class PrivateApt:
    """Runs apt in a workshop folder that `prepare` made."""

    workshop: Path
    purpose: Purpose

    @property
    def archives(self) -> Path:
        """Where downloaded packages lie."""
        return self.workshop / "cache" / "archives"

    def prepare(self, sources: Sequence[str], installed: Path | None, options: Mapping[str, str]) -> None:
        """Make the workshop for these sources; packages that `installed` (a dpkg status file) has are not fetched."""
        for folder in ("etc/parts", "etc/preferences.d", "lists/partial", "cache/archives/partial", "state"):
            (self.workshop / folder).mkdir(parents=True, exist_ok=True)
        (self.workshop / "etc" / "sources.list").write_text("".join(f"{line}\n" for line in sources))
        (self.workshop / "status").write_bytes(installed.read_bytes() if installed and installed.exists() else b"")
        acquire = checked(["apt-config", "dump", "Acquire"], os.environ, self.purpose)
        lines = [line for line in acquire.splitlines() if re.match(r"Acquire::\S+ \".+\";", line)]
        own = {**_own_settings(self.workshop), **options}
        lines += [f'{name} "{value}";' for name, value in own.items()]
        (self.workshop / "apt.conf").write_text("\n".join(lines) + "\n")

    def download(self, packages: Sequence[str], on_progress: Callable[[int, int], None]) -> list[Path]:
        """Fetch packages and all they need, going on where a former run stopped; gives their files.

        `on_progress` is told the bytes that are here and the bytes in all, about once a second.
        """
        wanted = ["install", "--download-only", "--yes", *packages]
        here = self._downloaded()
        total = here + size_of_downloads(self.run("--print-uris", *wanted))
        with (self.workshop / "download.log").open("w+b") as log:
            running = subprocess.Popen(
                ["apt-get", "-qq", *wanted],
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
            try:
                while running.poll() is None:
                    time.sleep(0.2)
                    on_progress(min(self._downloaded(), total), total)
            finally:
                running.kill()
            if running.returncode != 0:
                log.seek(0)
                raise failed(log.read().decode("utf-8", "replace").strip(), self.purpose)
        on_progress(total, total)
        return sorted(self.archives.glob("*.deb"))

    def _downloaded(self) -> int:
        files = [*self.archives.glob("*.deb"), *(self.archives / "partial").glob("*")]
        return sum(file.stat().st_size for file in files if file.exists())

    @property
    def environment(self) -> Mapping[str, str]:
        """What apt is told."""
        configuration = str(self.workshop / "apt.conf")
        path = f"{os.environ.get('PATH', '')}:{SEARCH_PATH}"
        own = {"APT_CONFIG": configuration, "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive", "PATH": path}
        return {**os.environ, **own}

    def run(self, *arguments: str) -> str:
        """Run apt-get to its end; gives what it printed."""
        return checked(["apt-get", "-qq", *arguments], self.environment, self.purpose)


def is_available() -> bool:
    """Whether this machine has Debian's tools."""
    return all(shutil.which(tool, path=SEARCH_PATH) for tool in TOOLS)


def machine_sources(purpose: Purpose) -> list[Source]:
    """The machine's own package sources."""
    listed = checked(
        ["apt-get", "indextargets", "--format", SOURCE_FORMAT, "Created-By: Packages"], os.environ, purpose
    )
    found = {
        Source(address, suite, component, key if key.startswith("/") else ""): None
        for address, suite, component, key in ((line.split("|") + [""] * 4)[:4] for line in listed.splitlines())
    }
    return list(found)


def size_of_downloads(listing: str) -> int:
    """Bytes of the packages that `install --print-uris` lists."""
    return sum(int(size) for size in re.findall(r"^'[^']+' \S+ (\d+)", listing, re.MULTILINE))


def extract(archive: Path, into: Path, purpose: Purpose) -> None:
    """Unpack one package into a folder."""
    checked(["dpkg-deb", "-x", str(archive), str(into)], os.environ, purpose)


def checked(command: Sequence[str], environment: Mapping[str, str], purpose: Purpose) -> str:
    """Run a Debian tool; its failure becomes one sentence."""
    path = f"{environment.get('PATH', '')}:{SEARCH_PATH}"
    done = subprocess.run(
        command,
        env={**environment, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return done.stdout
    raise failed(done.stderr.strip() or done.stdout.strip(), purpose)


def failed(complaint: str, purpose: Purpose) -> CannotContinue:
    """What apt complained of, as one sentence."""
    if "No space left" in complaint:
        return disk_full("HOTLINE_HOME")
    lines = complaint.splitlines() or ["?"]
    reason = next((line for line in lines if line.startswith("E:")), lines[-1])
    return CannotContinue(
        f"从 Debian 软件源获取{purpose.what_zh}失败：{reason}。请检查网络，{purpose.instead_zh}。",
        f"Getting {purpose.what_en} from Debian's mirror failed: {reason}. Check the network, {purpose.instead_en}.",
        code="download_failed",
    )


def _own_settings(workshop: Path) -> dict[str, str]:
    places = {
        "Dir::Etc": workshop / "etc",
        "Dir::Etc::sourcelist": workshop / "etc" / "sources.list",
        "Dir::Etc::parts": workshop / "etc" / "parts",
        "Dir::State": workshop / "state",
        "Dir::State::lists": workshop / "lists",
        "Dir::State::status": workshop / "status",
        "Dir::Cache": workshop / "cache",
        "Dir::Cache::archives": workshop / "cache" / "archives",
        "Dir::Log": workshop,
    }
    return {
        **{name: str(place) for name, place in places.items()},
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::main": "/dev/null",
        "Dir::Etc::trusted": "/etc/apt/trusted.gpg",
        "Dir::Etc::trustedparts": "/etc/apt/trusted.gpg.d",
        "Debug::NoLocking": "true",
        "APT::Sandbox::User": "",
        "APT::Install-Recommends": "false",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
