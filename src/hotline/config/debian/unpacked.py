"""Programs of Debian packages in a folder, started by the libraries that came with them."""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotline.config.debian.private_apt import (
    PrivateApt,
    Purpose,
    Source,
    checked,
    extract,
    is_available,
    machine_sources,
)
from hotline.config.failures import CannotContinue
from hotline.config.wording import tell

# The suites that carry current packages, the calmer one first.
SUITES = ("forky", "sid")
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
MIRROR_SETTING = "HOTLINE_DEBIAN_MIRROR"
CHECKSUMS = "SHA256SUMS"
# What packages ask for to be installed, and no program of ours ever opens.
LEFT_OUT = (
    "adduser", "apt", "base-passwd", "bash", "coreutils", "debconf", "dirmngr", "dpkg", "gcc-", "gnupg", "gpg", "grep",
    "init-system", "libgpgme", "libpam", "libperl", "libpython3", "login", "mount", "passwd", "perl", "pinentry",
    "procps", "python3", "sed", "systemd", "tar", "util-linux",
)  # fmt: skip
FOLDERS_LEFT_OUT = ("doc", "man", "locale", "info", "perl", "perl5", "python3", "icons", "lintian", "bug")


@dataclass(frozen=True, slots=True)
class Machine:
    """The names that an architecture has in Debian's folders."""

    triplet: str
    loader: str


MACHINES = {
    "amd64": Machine("x86_64-linux-gnu", "usr/lib64/ld-linux-x86-64.so.2"),
    "arm64": Machine("aarch64-linux-gnu", "usr/lib/aarch64-linux-gnu/ld-linux-aarch64.so.1"),
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A folder of unpacked packages."""

    root: Path
    machine: Machine

    @property
    def libraries(self) -> Path:
        """The folder of the architecture's libraries."""
        return self.root / "usr/lib" / self.machine.triplet

    def command(self, program: str, *arguments: str) -> tuple[str, ...]:
        """How a program below the folder (`usr/bin/sox`) is started: by its own loader, with its own libraries."""
        # Some libraries look for their neighbours in a folder of their own.
        paths = [self.libraries, self.libraries / "pulseaudio", self.root / "usr/lib"]
        loader = str(self.root / self.machine.loader)
        return (loader, "--library-path", ":".join(map(str, paths)), str(self.root / program), *arguments)

    @property
    def environment(self) -> Mapping[str, str]:
        """What programs must be told that expect to be installed."""
        return {**os.environ, "ESPEAK_DATA_PATH": str(self.libraries), "LC_ALL": "C.UTF-8"}


def machine(purpose: Purpose) -> Machine:
    """This machine's architecture, or why nothing can be unpacked for it."""
    if not is_available():
        raise CannotContinue(
            f"本机没有 apt-get 与 dpkg-deb，无法自动获取{purpose.what_zh}。请在 Debian 或 Ubuntu（可用容器）上运行，"
            f"{purpose.instead_zh}。",
            f"This machine has no apt-get and dpkg-deb, so {purpose.what_en} cannot be fetched. Use Debian or Ubuntu "
            f"(a container will do), {purpose.instead_en}.",
            code="debian_tools_missing",
        )
    name = checked(["dpkg", "--print-architecture"], os.environ, purpose).strip()
    if name not in MACHINES:
        raise CannotContinue(
            f"{purpose.what_zh}不支持本机的处理器架构 {name}（支持 {'、'.join(MACHINES)}），{purpose.instead_zh}。",
            f"{purpose.what_en} is not fetched for the architecture {name} (only {', '.join(MACHINES)}), "
            f"{purpose.instead_en}.",
            code="architecture_unknown",
        )
    return MACHINES[name]


def mirror(purpose: Purpose, sources: Sequence[Source] | None = None) -> Source:
    """The Debian mirror of the setting, or the machine's own; its suite and component are the machine's."""
    named = os.environ.get(MIRROR_SETTING)
    key = str(KEYRING) if KEYRING.exists() else ""
    if named and not any(character.isspace() or character in "[]|" for character in named):
        return Source(named, "", "main", key)
    found = [
        source
        for source in (machine_sources(purpose) if sources is None else sources)
        if source.component == "main" and not source.suite.endswith("-security")
    ]
    if not found or named:
        raise CannotContinue(
            f"本机没有可用的 Debian 软件源，无法获取{purpose.what_zh}。"
            f"请用 {MIRROR_SETTING} 指定一个 Debian 镜像的网址，{purpose.instead_zh}。",
            f"This machine has no Debian mirror configured for {purpose.what_en}. Name a mirror's address in "
            f"{MIRROR_SETTING}, {purpose.instead_en}.",
            code="mirror_missing",
        )
    return Source(found[0].address, "", "main", found[0].key or key)


def fetch(packages: Sequence[str], into: Path, purpose: Purpose, kept: Path | None = None) -> str:
    """Fetch packages with everything they need, their C library too, and unpack them; gives the suite they are of.

    An interrupted download goes on from where it stopped; the folder appears whole or not at all. `SHA256SUMS` in it
    names every package.
    """
    machine(purpose)
    address = mirror(purpose)
    for number, suite in enumerate(SUITES):
        workshop = (kept or into.parent) / f"{into.name}.apt-{suite}"
        try:
            _fetch(packages, into, PrivateApt(workshop, purpose), Source(address.address, suite, "main", address.key))
        except CannotContinue as failure:
            if failure.code == "disk_full" or number == len(SUITES) - 1:
                raise
            tell(f"{failure.zh}改用 {SUITES[number + 1]}。", f"{failure.en} Trying {SUITES[number + 1]} instead.")
        else:
            shutil.rmtree(workshop, ignore_errors=True)
            return suite
    raise AssertionError("one suite was tried at least")


def _fetch(packages: Sequence[str], into: Path, apt: PrivateApt, source: Source) -> None:
    # A testing suite may be past its date for a day; its signature is checked all the same.
    apt.prepare([source.line], None, {"Acquire::Check-Valid-Until": "false"})
    tell(
        f"正在读取 Debian {source.suite} 的软件目录…",
        f"Reading the package lists of Debian {source.suite}…",
    )
    apt.run("update")
    archives = apt.download(packages, _progress())
    partial = into.with_name(into.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    tell(f"正在解压 {len(archives)} 个软件包…", f"Unpacking {len(archives)} packages…")
    sums = [f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}" for archive in archives]
    for archive in archives:
        if not archive.name.startswith(LEFT_OUT):
            extract(archive, partial, apt.purpose)
    for name in FOLDERS_LEFT_OUT:
        shutil.rmtree(partial / "usr/share" / name, ignore_errors=True)
    (partial / CHECKSUMS).write_text("\n".join(sums) + "\n")
    shutil.rmtree(into, ignore_errors=True)
    partial.rename(into)


def _progress() -> Callable[[int, int], None]:
    told: list[int] = []

    def tell_quarters(here: int, total: int) -> None:
        quarter = 4 * here // max(total, 1)
        if quarter not in told:
            told.append(quarter)
            tell(f"已下载 {here >> 20} / {total >> 20} MB", f"{here >> 20} of {total >> 20} MB downloaded")

    return tell_quarters
