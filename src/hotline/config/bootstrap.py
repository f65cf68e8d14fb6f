"""Makes `.venv` beside the launcher equal to the lock file, then becomes the `hotline` command.

Runs with the machine's bare Python: standard library only, and no import from this project.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

STAMP = "hotline-requirements.json"
SPACE_NEEDED = 600 * 1024 * 1024
ATTEMPTS = 3

FAILURES: tuple[tuple[str, str, str], ...] = (
    (
        r"No space left on device|Errno 28",
        "磁盘空间不足，依赖包未能装完。请清理出至少 1 GB 空间后重新运行，已下载的部分会继续使用。",
        "The disk is full, so the packages could not be installed. Free at least 1 GB and run the command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hashes are required",
        "下载到的依赖包与锁定文件的校验值不符，为安全起见已停止。请检查软件源或代理是否改写了文件，然后重试。",
        "A downloaded package differs from the lock file, so the installation stopped. "
        "Check the package mirror or proxy and try again.",
    ),
    (
        r"ConnectionError|NewConnectionError|timed out|name resolution|ProxyError|SSLError|Connection broken|"
        r"ConnectionReset|HTTP error|IncompleteRead|ReadTimeout|Network is unreachable",
        "依赖包下载失败。请检查网络、代理或 pip 软件源设置（pip config list）后重新运行，将从中断处继续。",
        "Downloading the packages failed. Check the network, the proxy or pip's index (pip config list) "
        "and run the command again; it continues where it stopped.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "软件源中找不到适用的依赖包。请先检查网络、代理或 pip 软件源（pip config list）；"
        "若网络正常，请确认系统为 glibc 的 Linux 或 macOS、Python 为 3.11 至 3.13，然后重新运行。",
        "The package index has no fitting package. Check the network, the proxy or pip's index first; "
        "then that this is Linux with glibc or macOS, with Python 3.11 to 3.13, and run the command again.",
    ),
    (
        r"Permission denied|Errno 13|Read-only file system",
        "没有写入 .venv 的权限。请用项目文件夹的所有者运行，或把项目复制到自己的文件夹。",
        "The folder .venv cannot be written. Run as the owner of the project's folder, or copy the project to "
        "your own.",
    ),
)
UNREACHED = FAILURES[2]


def say(zh: str, en: str) -> str:
    """The sentence in the language chosen by HOTLINE_LANGUAGE or LANG."""
    language = os.environ.get("HOTLINE_LANGUAGE") or os.environ.get("LANG") or "zh"
    return en if language.startswith("en") else zh


def tell(zh: str, en: str) -> None:
    """Progress goes to stderr, so that `--json` keeps stdout for itself."""
    print(say(zh, en), file=sys.stderr, flush=True)


def give_up(zh: str, en: str) -> NoReturn:
    """End with one clear sentence."""
    tell(zh, en)
    raise SystemExit(1)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Only one launch at a time changes the environment."""
    with (root / "hotline").open("rb") as launcher:
        try:
            fcntl.flock(launcher, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("另一个命令正在准备运行环境，请稍候…", "Another command is preparing the environment, waiting…")
            fcntl.flock(launcher, fcntl.LOCK_EX)
        yield


def wanted_locks(root: Path, arguments: list[str]) -> list[Path]:
    """The lock files whose packages this command needs."""
    words = [
        word
        for position, word in enumerate(arguments)
        if not word.startswith("-") and arguments[position - 1 : position] != ["--hotline"]
    ]
    names = ["requirements.lock"] + (["requirements-test.lock"] if words[:1] == ["test"] else [])
    return [root / name for name in names]


def digest(lock: Path) -> str:
    """What an installed lock file is recognised by."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def installed(environment: Path) -> dict[str, str]:
    """The digests of the lock files that were installed to the end."""
    try:
        stamps = json.loads((environment / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in stamps.items()}


def works(python: Path) -> bool:
    """Whether the environment's interpreter starts: its base may have been removed or updated."""
    try:
        done = subprocess.run(
            [python, "-I", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], capture_output=True
        )
    except OSError:
        return False
    return done.returncode == 0


def create(environment: Path) -> list[str]:
    """Make the environment; gives the command that runs pip in it."""
    python = environment / "bin" / "python"
    own_pip = [str(python), "-m", "pip"]
    if works(python) and subprocess.run([*own_pip, "--version"], capture_output=True).returncode == 0:
        return own_pip
    tell("正在创建 Python 运行环境（.venv）…", "Creating the Python environment (.venv)…")
    if not works(python):
        shutil.rmtree(environment, ignore_errors=True)
    makers = (
        ([sys.executable, "-m", "venv", str(environment)], own_pip),
        ([sys.executable, "-m", "virtualenv", "--quiet", str(environment)], own_pip),
        # Without ensurepip the machine's own pip can still fill an environment.
        (
            [sys.executable, "-m", "venv", "--without-pip", str(environment)],
            [sys.executable, "-m", "pip", "--python", str(python)],
        ),
    )
    complaint = ""
    for command, pip in makers:
        made = subprocess.run(command, capture_output=True, text=True)
        complaint += made.stdout + made.stderr
        if made.returncode == 0 and subprocess.run([*pip, "--version"], capture_output=True).returncode == 0:
            return pip
    shutil.rmtree(environment, ignore_errors=True)
    explain(complaint, only=(0, 4))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    give_up(
        f"Python {version} 缺少 venv 组件，无法创建运行环境。请安装后重试（Debian、Ubuntu：apt-get install "
        f"python{version}-venv）。",
        f"Python {version} lacks its venv module. Install it and try again "
        f"(Debian, Ubuntu: apt-get install python{version}-venv).",
    )


def explain(complaint: str, only: tuple[int, ...] = (0, 1, 2, 3, 4)) -> None:
    """End with the sentence that fits pip's complaint, if one of them does."""
    for position in only:
        pattern, zh, en = FAILURES[position]
        if re.search(pattern, complaint, re.IGNORECASE):
            give_up(zh, en)


def install(pip: list[str], lock: Path, environment: Path) -> None:
    """Bring the environment to the lock file; an interrupted run continues from pip's cache."""
    total = sum(1 for line in lock.read_text().splitlines() if re.match(r"[A-Za-z0-9]", line))
    tell(f"正在安装 {lock.name} 中的 {total} 个依赖包…", f"Installing the {total} packages of {lock.name}…")
    command = [
        *pip,
        "install",
        "--require-hashes",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar",
        "off",
        "-r",
        str(lock),
    ]
    settings = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUNBUFFERED": "1"}
    for name in ("PIP_TARGET", "PIP_PREFIX", "PYTHONPATH", "PYTHONHOME"):
        settings.pop(name, None)
    complaint = ""
    for attempt in range(ATTEMPTS):
        code, complaint = run_pip(command, settings, environment / "hotline-install.log", total)
        if code == 0:
            return
        if not re.search(UNREACHED[0], complaint) or attempt + 1 == ATTEMPTS:
            break
        tell("下载中断，正在继续…", "The download was interrupted, continuing…")
    explain(complaint)
    give_up(
        f"依赖包安装失败，原因见 {environment / 'hotline-install.log'}。处理后请重新运行。",
        f"Installing the packages failed; {environment / 'hotline-install.log'} says why. Run the command "
        "again afterwards.",
    )


def run_pip(command: list[str], settings: dict[str, str], log: Path, total: int) -> tuple[int, str]:
    """Run pip with a calm count of packages; gives its exit code and what it said."""
    said: list[str] = []
    seen = 0
    on_terminal = sys.stderr.isatty()
    with (
        log.open("w") as record,
        subprocess.Popen(
            command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as process,
    ):
        for line in process.stdout or ():
            record.write(line)
            said.append(line)
            package = re.match(r"(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)", line)
            if package and not line.startswith(" "):
                seen += 1
                show(f"  {min(seen, total)}/{total} {package[1]}", on_terminal, seen % 10 == 0)
            elif line.startswith("Installing collected"):
                show("  " + say("正在解压安装…", "Unpacking…"), on_terminal, True)
    if on_terminal:
        print(file=sys.stderr)
    return process.returncode, "".join(said)


def show(text: str, on_terminal: bool, is_milestone: bool) -> None:
    """One line that is rewritten on a terminal, a line now and then in a log."""
    if on_terminal:
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
    elif is_milestone:
        print(text, file=sys.stderr, flush=True)


def prepare(root: Path, arguments: list[str]) -> Path:
    """The interpreter of an environment that equals the lock files this command needs."""
    environment = root / ".venv"
    python = environment / "bin" / "python"
    if environment.is_symlink():
        # A developer's shared environment is kept by the developer.
        return python
    locks = wanted_locks(root, arguments)

    def missing() -> list[Path]:
        stamps = installed(environment) if python.exists() else {}
        return [lock for lock in locks if stamps.get(lock.name) != digest(lock)]

    if not missing() and works(python):
        return python
    with alone(root):
        lacking = missing() if works(python) else locks
        if not lacking:
            return python
        if shutil.disk_usage(root).free < SPACE_NEEDED:
            give_up(*FAILURES[0][1:])
        pip = create(environment)
        for lock in lacking:
            install(pip, lock, environment)
            stamps = {**installed(environment), lock.name: digest(lock)}
            partial = environment / (STAMP + ".partial")
            partial.write_text(json.dumps(stamps))
            partial.replace(environment / STAMP)
    return python


def main() -> None:
    """Prepare, then become the command."""
    root, arguments = Path(sys.argv[1]), sys.argv[2:]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        python = prepare(root, arguments)
    except KeyboardInterrupt:
        tell("\n已中断。重新运行同一命令即可继续。", "\nInterrupted. Run the same command again to continue.")
        raise SystemExit(130) from None
    except OSError as failure:
        explain(f"{failure} Errno {failure.errno}", only=(0, 4))
        give_up(f"运行环境准备失败：{failure}", f"Preparing the environment failed: {failure}")
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    environment.pop("PYTHONHOME", None)
    os.execve(python, [str(python), "-m", "hotline.config.cli", *arguments], environment)


if __name__ == "__main__":
    main()
