"""The browser of the tests from Debian's packages, unpacked into a folder."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from hotline.config.debian.private_apt import PrivateApt, Purpose, extract, is_available, machine_sources
from hotline.config.failures import CannotContinue
from hotline.config.wording import tell

__all__ = ["is_available", "unpack"]

# Suites by other names than the code name of the release.
GENERIC_SUITES = ("stable", "testing", "unstable", "sid", "oldstable")
HOST_STATUS = Path("/var/lib/dpkg/status")
PURPOSE = Purpose(
    "浏览器", "the browser", "或自行安装 chromium 与 fonts-noto-cjk", "or install chromium and fonts-noto-cjk yourself"
)


def unpack(packages: Sequence[str], into: Path) -> None:
    """Download the packages with whatever this machine lacks for them, and unpack all of it into a folder."""
    workshop = into.with_name(into.name + ".apt")
    partial = into.with_name(into.name + ".partial")
    for folder in (workshop, partial):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    apt = PrivateApt(workshop, PURPOSE)
    # What the machine already has need not be fetched again.
    apt.prepare(_sources(), HOST_STATUS, {})
    tell(f"正在从 Debian 软件源下载 {'、'.join(packages)}…", f"Downloading {', '.join(packages)} from Debian's mirror…")
    apt.run("update")
    apt.run("install", "--download-only", "--yes", *packages)
    archives = sorted(apt.archives.glob("*.deb"))
    if any(archive.name.startswith("libc6_") for archive in archives):
        raise CannotContinue(
            "本机系统的基础库较旧，无法就地使用软件源中的浏览器。请先更新系统（apt-get upgrade），或安装 "
            "chromium 与 fonts-noto-cjk。",
            "This machine's C library is older than the mirror's browser needs. Upgrade the system, or install "
            "chromium and fonts-noto-cjk.",
            code="system_too_old",
        )
    tell(f"正在解压 {len(archives)} 个软件包…", f"Unpacking {len(archives)} packages…")
    for archive in archives:
        extract(archive, partial, PURPOSE)
    shutil.rmtree(into, ignore_errors=True)
    partial.rename(into)
    shutil.rmtree(workshop, ignore_errors=True)


def _sources() -> list[str]:
    """The machine's own sources of its release, without those of third parties."""
    release = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    )  # fmt: skip
    codename = release.get("VERSION_CODENAME", "").strip('"')
    suites = tuple(filter(None, (codename, *GENERIC_SUITES)))
    found = [source.line for source in machine_sources(PURPOSE) if source.suite.startswith(suites)]
    if not found:
        raise CannotContinue(
            "本机没有可用的 Debian 软件源。请安装 chromium 与 fonts-noto-cjk 后重试。",
            "This machine has no Debian mirror configured. Install chromium and fonts-noto-cjk and try again.",
            code="mirror_missing",
        )
    return found
