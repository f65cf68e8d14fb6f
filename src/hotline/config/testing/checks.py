"""The part `lint`: style, types, import contracts, freshness of what is generated, and the pages' own checks."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from hotline.config import pages
from hotline.config.home import Home
from hotline.config.testing.results import Result
from hotline.config.wording import progress, say, tell

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Check:
    """A named check; `run` gives the complaint, empty when all is well."""

    name: str
    run: Callable[[], str]


def run(root: Path, home: Home, environment: Mapping[str, str]) -> Result:
    """Run every check, two at a time, and print each as it ends."""
    checks = python_checks(root, environment)
    folder = pages.sources()
    if folder is None:
        tell(
            "尚无网页源码（web/package.json），已略过网页检查。",
            "No page sources (web/package.json) yet; their checks are left out.",
        )
    else:
        pages.install_packages(home, folder)
        checks += page_checks(home, folder, environment)
    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = list(pool.map(_run, checks))
    return Result(passed=outcomes.count(True), failed=outcomes.count(False))


def _run(check: Check) -> bool:
    started_at = time.monotonic()
    complaint = check.run()
    seconds = f"{time.monotonic() - started_at:.1f} s"
    if complaint:
        progress.print(f"{complaint}\n✗ {check.name}  {seconds}", markup=False)
    else:
        progress.print(f"✓ {check.name}  {seconds}", markup=False)
    return not complaint


def python_checks(root: Path, environment: Mapping[str, str]) -> list[Check]:
    """Checks of the Python code."""
    tools = Path(sys.executable).parent

    def tool(name: str, *arguments: str) -> Check:
        return Check(
            " ".join([name, *arguments]), lambda: complaint_of([str(tools / name), *arguments], root, environment)
        )

    migrations = [sys.executable, "-W", "ignore", "-m", "django", "makemigrations", "--check", "--dry-run"]
    return [
        tool("mypy"),
        tool("ruff", "check", "."),
        tool("ruff", "format", "--check", "."),
        tool("lint-imports"),
        Check("makemigrations --check", lambda: complaint_of(migrations, root, environment)),
        Check("web/openapi.json", lambda: openapi_complaint(root, environment)),
    ]


def page_checks(home: Home, folder: Path, environment: Mapping[str, str]) -> list[Check]:
    """Checks of the pages, with Node.js out of its wheel."""
    settings = {**environment, **pages.node_environment(home)}

    def script(name: str) -> Check:
        return Check(f"npm run {name}", lambda: complaint_of(pages.npm("run", "--silent", name), folder, settings))

    return [
        script("lint"),
        script("typecheck"),
        script("test"),
        Check("web/src/api/schema.d.ts", lambda: schema_complaint(folder, settings)),
    ]


def complaint_of(command: list[str], folder: Path, environment: Mapping[str, str]) -> str:
    """The output of a command that failed; empty when it passed."""
    done = subprocess.run(
        command, cwd=folder, env=dict(environment), capture_output=True, text=True, errors="replace", check=False
    )
    return "" if done.returncode == 0 else f"{done.stdout}{done.stderr}".strip() or f"exit code {done.returncode}"


def openapi_complaint(root: Path, environment: Mapping[str, str]) -> str:
    """Whether the kept description of the interface equals the code's."""
    snapshot = root / "web" / "openapi.json"
    if not snapshot.is_file():
        return ""
    command = [sys.executable, "-m", "hotline.config.cli", "openapi"]
    done = subprocess.run(command, cwd=root, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return done.stderr
    if done.stdout == snapshot.read_text(encoding="utf-8"):
        return ""
    return say(
        "web/openapi.json 与代码不一致，请运行：./hotline openapi > web/openapi.json",
        "web/openapi.json differs from the code: run ./hotline openapi > web/openapi.json",
    )


def schema_complaint(folder: Path, environment: Mapping[str, str]) -> str:
    """Whether the generated types equal what the kept description generates."""
    kept = folder / "src" / "api" / "schema.d.ts"
    if not kept.is_file():
        return ""
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name) / "schema.d.ts"
        program = folder / "node_modules" / "openapi-typescript" / "bin" / "cli.js"
        command = [str(pages.node()), str(program), "openapi.json", "-o", str(fresh)]
        complaint = complaint_of(command, folder, environment)
        if complaint or fresh.read_bytes() == kept.read_bytes():
            return complaint
    return say(
        "web/src/api/schema.d.ts 与 openapi.json 不一致，请在 web/ 中运行：npm run generate",
        "web/src/api/schema.d.ts differs from openapi.json: run npm run generate in web/",
    )


def environment_for_tools(root: Path) -> dict[str, str]:
    """What every tool and test is told: the clone's code, no server of the person's own."""
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "HOTLINE_NAME"}}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "/usr/bin:/bin")])
    return {
        **kept,
        "PATH": path,
        "PYTHONPATH": os.pathsep.join([str(root / "src"), str(root)]),
        "DJANGO_SETTINGS_MODULE": "hotline.config.settings",
    }
