"""Debian packages unpacked into a folder: no root, nothing installed, the machine's apt left as it is."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from hotline.config.failures import CannotContinue, disk_full
from hotline.config.wording import tell

TOOLS = ("apt-get", "apt-config", "dpkg-deb", "dpkg")
SEARCH_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
# Suites by other names than the code name of the release.
GENERIC_SUITES = ("stable", "testing", "unstable", "sid", "oldstable")
HOST_STATUS = Path("/var/lib/dpkg/status")
SOURCE_FORMAT = "$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(SIGNED_BY)"


def is_available() -> bool:
    """Whether this machine has Debian's tools."""
    return all(shutil.which(tool, path=SEARCH_PATH) for tool in TOOLS)


def unpack(packages: Sequence[str], into: Path) -> None:
    """Download the packages with whatever this machine lacks for them, and unpack all of it into a folder."""
    workshop = into.with_name(into.name + ".apt")
    partial = into.with_name(into.name + ".partial")
    for folder in (workshop, partial):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    environment = _prepare(workshop)
    tell(f"正在从 Debian 软件源下载 {'、'.join(packages)}…", f"Downloading {', '.join(packages)} from Debian's mirror…")
    _apt(environment, "update")
    _apt(environment, "install", "--download-only", "--yes", *packages)
    archives = sorted((workshop / "cache" / "archives").glob("*.deb"))
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
        _checked(["dpkg-deb", "-x", str(archive), str(partial)], os.environ)
    shutil.rmtree(into, ignore_errors=True)
    partial.rename(into)
    shutil.rmtree(workshop, ignore_errors=True)


def _prepare(workshop: Path) -> Mapping[str, str]:
    """A private apt: its own lists, cache and status, the machine's mirrors, keys and proxies."""
    for folder in ("etc/parts", "etc/preferences.d", "lists/partial", "cache/archives/partial", "state"):
        (workshop / folder).mkdir(parents=True)
    sources = _sources()
    (workshop / "etc" / "sources.list").write_text("".join(f"{line}\n" for line in sources))
    # What the machine already has need not be fetched again.
    if HOST_STATUS.exists():
        shutil.copyfile(HOST_STATUS, workshop / "status")
    else:
        (workshop / "status").touch()
    acquire = _checked(["apt-config", "dump", "Acquire"], os.environ)
    own = {
        "Dir::Etc": workshop / "etc",
        "Dir::Etc::sourcelist": workshop / "etc" / "sources.list",
        "Dir::Etc::sourceparts": "/dev/null",
        "Dir::Etc::main": "/dev/null",
        "Dir::Etc::parts": workshop / "etc" / "parts",
        "Dir::Etc::trusted": "/etc/apt/trusted.gpg",
        "Dir::Etc::trustedparts": "/etc/apt/trusted.gpg.d",
        "Dir::State": workshop / "state",
        "Dir::State::lists": workshop / "lists",
        "Dir::State::status": workshop / "status",
        "Dir::Cache": workshop / "cache",
        "Dir::Cache::archives": workshop / "cache" / "archives",
        "Dir::Log": workshop,
        "Debug::NoLocking": "true",
        "APT::Sandbox::User": "",
        "APT::Install-Recommends": "false",
        "Acquire::Languages": "none",
        "Acquire::Retries": "3",
    }
    lines = [line for line in acquire.splitlines() if re.match(r"Acquire::\S+ \".+\";", line)]
    lines += [f'{name} "{value}";' for name, value in own.items()]
    configuration = workshop / "apt.conf"
    configuration.write_text("\n".join(lines) + "\n")
    return {**os.environ, "APT_CONFIG": str(configuration), "LC_ALL": "C", "DEBIAN_FRONTEND": "noninteractive"}


def _sources() -> list[str]:
    """The machine's own sources of its release, without those of third parties."""
    release = dict(
        line.split("=", 1) for line in Path("/etc/os-release").read_text().splitlines() if "=" in line
    )  # fmt: skip
    codename = release.get("VERSION_CODENAME", "").strip('"')
    suites = tuple(filter(None, (codename, *GENERIC_SUITES)))
    listed = _checked(["apt-get", "indextargets", "--format", SOURCE_FORMAT, "Created-By: Packages"], os.environ)
    found: dict[str, None] = {}
    for line in listed.splitlines():
        address, suite, component, key = (line.split("|") + [""] * 4)[:4]
        if suite.startswith(suites):
            option = f"[signed-by={key}] " if key.startswith("/") else ""
            found[f"deb {option}{address} {suite} {component}"] = None
    if not found:
        raise CannotContinue(
            "本机没有可用的 Debian 软件源。请安装 chromium 与 fonts-noto-cjk 后重试。",
            "This machine has no Debian mirror configured. Install chromium and fonts-noto-cjk and try again.",
            code="mirror_missing",
        )
    return list(found)


def _apt(environment: Mapping[str, str], *arguments: str) -> None:
    _checked(["apt-get", "-qq", *arguments], environment)


def _checked(command: Sequence[str], environment: Mapping[str, str]) -> str:
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
    complaint = done.stderr.strip() or done.stdout.strip()
    if "No space left" in complaint:
        raise disk_full("HOTLINE_HOME")
    reason = next(
        (line for line in complaint.splitlines() if line.startswith("E:")), complaint.splitlines()[-1:] or "?"
    )
    raise CannotContinue(
        f"从 Debian 软件源获取浏览器失败：{reason}。请检查网络，或自行安装 chromium 与 fonts-noto-cjk。",
        f"Getting the browser from Debian's mirror failed: {reason}. Check the network, or install chromium and "
        "fonts-noto-cjk yourself.",
        code="download_failed",
    )
