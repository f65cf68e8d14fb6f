"""The working calendar on the command line of a machine without any hotline, and what the doctor says about it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.platform.support import run

from hotline.config import diagnosis
from hotline.config.diagnosis import Severity
from hotline.config.home import Home


def test_calendar_needs_no_hotline_and_makes_none(tmp_path: Path) -> None:
    told = run(tmp_path, "calendar", "add", "2026-09-30", "5", HOTLINE_LANGUAGE="zh")

    assert (told.returncode, told.stdout) == (0, "2026-09-30 起 5 个工作日 → 2026-10-13 周二 24:00\n")
    assert "尚无热线" in told.stderr
    assert not (tmp_path / "database").exists()


def test_calendar_is_explained_in_english_too(tmp_path: Path) -> None:
    told = run(tmp_path, "calendar", "explain", "2026-02-13", "1", HOTLINE_LANGUAGE="en")

    assert "Spring Festival make-up day: working" in told.stdout
    assert "2026-02-13 plus 1 working day → 2026-02-14 Sat 24:00" in told.stdout
    assert not any("一" <= letter <= "鿿" for letter in told.stdout + told.stderr)


@pytest.mark.parametrize(
    ("today", "severity"),
    [
        (datetime(2026, 10, 20, tzinfo=UTC), Severity.FINE),
        # The notice for the next year comes in November; no library knows 2099's yet.
        (datetime(2098, 11, 20, tzinfo=UTC), Severity.ADVICE),
    ],
)
def test_doctor_misses_holidays_that_limits_reach_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: datetime, severity: Severity
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(diagnosis, "now", lambda: today)
    home = Home(tmp_path)
    home.prepare()

    finding = diagnosis.holidays(home)

    assert (finding.code, finding.severity) == ("holidays", severity)
    assert bool(finding.remedy) == (severity is Severity.ADVICE)
