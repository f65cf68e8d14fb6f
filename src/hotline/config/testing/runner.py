"""Runs the parts one after the other, each with its time, and sums them up."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hotline.config import pages
from hotline.config.browser import find as browser
from hotline.config.database import embedded
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.switch import installation
from hotline.config.testing import checks, sipp
from hotline.config.testing.results import Result, from_junit
from hotline.config.wording import answers, progress, say, tell


@dataclass(frozen=True, slots=True)
class Part:
    """Where a part's tests lie (relative to the clone), how many processes run them, and which of them."""

    paths: tuple[str, ...]
    processes: int = 2
    selection: str = "not scale"


LINT, UNIT, ACTION, STORY, BROWSER = "lint", "unit", "action", "story", "browser"
TELEPHONY, SCALE = "telephony", "scale"
_BESIDE_THE_CODE = ("src/hotline", "tests/architecture", "tests/reports", "tests/test_*.py")
PARTS: Mapping[str, Part] = {
    UNIT: Part(_BESIDE_THE_CODE, selection="not scale and not database"),
    ACTION: Part(_BESIDE_THE_CODE, selection="not scale and database"),
    STORY: Part(("tests/scenarios", "tests/contract", "tests/platform")),
    BROWSER: Part(("tests/e2e",)),
    TELEPHONY: Part(("tests/telephony",), selection="not scale and not alone"),
    SCALE: Part(("src/hotline", "tests"), processes=0, selection="scale"),
}
# Of the telephone's tests those that need the whole machine; the others mostly wait for what happens in real time.
_ALONE = Part(("tests/telephony",), processes=0, selection="alone and not scale")
ALL = (LINT, UNIT, ACTION, STORY, BROWSER, TELEPHONY)
WORDS = (LINT, *PARTS)


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the runner."""

    root: Path
    home: Home
    arguments: tuple[str, ...]
    environment: Mapping[str, str]

    def part(self, name: str) -> Result:
        """Run one part."""
        if name == LINT:
            return checks.run(self.root, self.home, self.environment)
        if name == BROWSER:
            return self._browser()
        if name == TELEPHONY:
            return self._telephony()
        if name == STORY:
            # Stories run `up`, which would build the pages in the middle of a test.
            pages.ensure_built(self.home)
        return self.pytest(name, PARTS[name], self.environment)

    def _browser(self) -> Result:
        if not self._existing(PARTS[BROWSER].paths):
            tell("还没有浏览器测试（tests/e2e）。", "There are no browser tests (tests/e2e) yet.")
            return Result()
        try:
            environment = self._with_browser()
        except CannotContinue as failure:
            is_required = os.environ.get("CI") == "true"
            tell(f"{failure.zh}浏览器部分未运行。", f"{failure.en} The browser part was left out.")
            return Result(failed=1) if is_required else Result(skipped=1)
        return self.pytest(BROWSER, PARTS[BROWSER], environment)

    def _with_browser(self) -> Mapping[str, str]:
        """The tests' environment with the browser that they drive, once the pages are built and it starts."""
        pages.ensure_built(self.home)
        program = browser.ensure(self.home)
        if not browser.starts(program):
            raise CannotContinue(
                f"浏览器 {program} 无法启动。请安装 chromium 与 fonts-noto-cjk。",
                f"The browser {program} does not start. Install chromium and fonts-noto-cjk.",
                code="browser_does_not_start",
            )
        return {**self.environment, "HOTLINE_BROWSER": str(program)}

    def _telephony(self) -> Result:
        try:
            # Both are kept in the tests' own home, where the tests look for them.
            own_home = Home(Path(self.environment["HOTLINE_HOME"]))
            installation.install(own_home, again=False)
            sipp.ensure(own_home)
            # As stories do, these tests run `up`.
            pages.ensure_built(self.home)
        except CannotContinue as failure:
            tell(f"{failure.zh}电话部分未运行。", f"{failure.en} The telephony part was left out.")
            return Result(skipped=1)
        try:
            environment = self._with_browser()
        except CannotContinue as failure:
            tell(
                f"{failure.zh}浏览器内的电话测试已略过。",
                f"{failure.en} The tests of the telephone in the browser are left out.",
            )
            environment = self.environment
        together = self.pytest(TELEPHONY, PARTS[TELEPHONY], environment)
        return together + self.pytest(TELEPHONY, _ALONE, environment)

    def pytest(self, name: str, part: Part, environment: Mapping[str, str]) -> Result:
        """Run pytest over a part's tests, or over the paths that the person named."""
        named = any(
            (self.root / word.partition("::")[0]).exists() for word in self.arguments if not word.startswith("-")
        )
        paths = [] if named else self._existing(part.paths)
        if not named and not paths:
            return Result()
        report = self.home.run / f"{name}.xml"
        report.unlink(missing_ok=True)
        processes = ["-n", str(part.processes), "--dist", "loadfile"] if part.processes else ["-p", "no:xdist"]
        command = [sys.executable, "-m", "pytest", "-m", part.selection, f"--junitxml={report}"]
        chosen = (
            [] if any(word.startswith(("-n", "--pdb")) or "xdist" in word for word in self.arguments) else processes
        )
        done = subprocess.run(
            [*command, *chosen, *self.arguments, *paths], cwd=self.root, env=dict(environment), check=False
        )
        return from_junit(report, done.returncode)

    def _existing(self, patterns: Sequence[str]) -> list[str]:
        return [str(path.relative_to(self.root)) for pattern in patterns for path in sorted(self.root.glob(pattern))]


def run(root: Path, home: Home, names: Sequence[str], arguments: Sequence[str]) -> Result:
    """Run the parts on a PostgreSQL of the tests' own, and print what each came to."""
    own_home = Home(home.folder / "test")
    own_home.prepare()
    total, times = Result(), []
    with embedded.in_use(own_home, is_durable=False) as (server, _):
        environment = {
            **checks.environment_for_tools(root),
            "HOTLINE_DATABASE_URL": server.url("postgres"),
            "HOTLINE_HOME": str(own_home.folder),
        }
        one = Run(root, home, tuple(arguments), environment)
        for name in names:
            progress.rule(name)
            started_at = time.monotonic()
            result = one.part(name)
            total += result
            times.append(line(name, result, time.monotonic() - started_at))
    answers.print("\n".join(times), markup=False)
    answers.print(f"{total.passed} passed, {total.failed} failed", markup=False)
    return total


def line(name: str, result: Result, seconds: float) -> str:
    """One part in one line."""
    left_out = say(f"，略过 {result.skipped}", f", {result.skipped} left out") if result.skipped else ""
    return say(
        f"{name:<8} 通过 {result.passed}，失败 {result.failed}{left_out}，用时 {seconds:.0f} 秒",
        f"{name:<8} passed: {result.passed}, failed: {result.failed}{left_out}, in {seconds:.0f} s",
    )
