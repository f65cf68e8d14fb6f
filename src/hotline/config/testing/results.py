"""What a part of the tests came to."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Result:
    """How many tests or checks passed, failed and were left out."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Result") -> "Result":
        return Result(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)


def from_junit(report: Path, exit_code: int) -> Result:
    """Count pytest's report; a run that broke off without one is a failure."""
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
        counts = [
            {name: int(suite.get(name) or 0) for name in ("tests", "failures", "errors", "skipped")} for suite in suites
        ]
    except (OSError, ElementTree.ParseError):
        return Result(failed=1)
    failed = sum(count["failures"] + count["errors"] for count in counts)
    skipped = sum(count["skipped"] for count in counts)
    total = sum(count["tests"] for count in counts)
    # 5: no test was selected. Any other failure without a failed test is pytest's own.
    if exit_code not in (0, 5) and failed == 0:
        failed = 1
        total += 1
    return Result(total - failed - skipped, failed, skipped)
