"""Scenarios 11 and 12: due moments over the holidays of 2026, on the command line and over HTTP, day by day."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TypedDict

import pytest
from click.testing import CliRunner
from tests.support import City, ClientFactory, PageClient

from hotline.config.commands import calendar as calendar_command
from hotline.kit.clock import LOCAL, end_of_day
from hotline.modules.sla.public import ClockFacts, Limit, LimitUnit, due_at
from hotline.modules.taxonomy.public import load_special_days, working_calendar
from hotline.modules.taxonomy.rules.shipped import shipped_calendar

# (start, working days, due day): the day of dispatch does not count.
SCENARIO_11 = [
    ("2026-09-30", 1, "2026-10-08"),
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-09-30", 15, "2026-10-27"),
    ("2026-09-24", 1, "2026-09-28"),
    ("2026-09-24", 5, "2026-10-09"),
    ("2026-02-13", 1, "2026-02-14"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-04-30", 1, "2026-05-06"),
    ("2026-04-30", 5, "2026-05-11"),
]
# The notices themselves, kept beside the clone where somebody has them.
HOLIDAYS = sorted(
    file for parent in Path(__file__).parents for file in (parent / "shared/data/holidays").glob("20*.json")
)

Answer = dict[str, object]


class Step(TypedDict):
    """A day, as the interface tells it."""

    day: str
    counted: float
    running_total: float
    reason: str


class Explanation(TypedDict):
    """A due moment as the interface explains it; `code` where it refuses to."""

    due_at: str
    calendar_version: int
    unannounced_years: list[int]
    steps: list[Step]
    code: str


Command = Callable[..., Answer]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`command("add", …)`: what the command answers in a home without any hotline, as JSON."""
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))
    monkeypatch.setenv("HOTLINE_LANGUAGE", "zh")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("HOTLINE_NAME", raising=False)

    def run(*arguments: object) -> Answer:
        done = CliRunner().invoke(calendar_command.command, [*map(str, arguments), "--json"])
        assert done.exit_code == 0, done.output
        answered: Answer = json.loads(done.stdout)
        return answered

    return run


@pytest.fixture
def reader(city: City, signed_in_client: ClientFactory) -> PageClient:
    """A dispatcher's page in a hotline that knows the national holidays."""
    load_special_days()
    return signed_in_client("dispatcher")


def explanation(reader: PageClient, question: Mapping[str, str | int]) -> Explanation:
    """What the interface answers: a due moment with its steps, or a problem."""
    answered: Explanation = reader.get("/api/calendar/explanation", question).json()
    return answered


@pytest.mark.parametrize(("start", "amount", "due"), SCENARIO_11)
def test_command_adds_working_days_over_holidays(command: Command, start: str, amount: int, due: str) -> None:
    answered = command("add", start, amount)

    assert answered["due_on"] == due
    assert answered["hotline"] is None
    assert answered["unannounced_years"] == []


@pytest.mark.parametrize(("start", "amount", "due"), SCENARIO_11)
def test_page_adds_working_days_over_holidays(reader: PageClient, start: str, amount: int, due: str) -> None:
    answered = explanation(reader, {"from": f"{start}T09:00", "amount": amount})

    assert answered["steps"][-1]["day"] == due
    assert answered["steps"][-1]["running_total"] == amount
    assert datetime.fromisoformat(answered["due_at"]) == end_of_day(date.fromisoformat(due))
    assert answered["calendar_version"] == 1


def test_two_hours_on_a_holiday_night_are_two_hours(command: Command, reader: PageClient) -> None:
    on_terminal = command("add", "2026-10-01", 2, "--unit", "hour", "--at", "23:30")
    on_page = explanation(reader, {"from": "2026-10-01T23:30", "amount": 2, "unit": "hour"})

    assert on_terminal["due_at"] == "2026-10-02T01:30:00+08:00"
    assert datetime.fromisoformat(on_page["due_at"]) == datetime(2026, 10, 2, 1, 30, tzinfo=LOCAL)


def test_working_hours_stand_still_over_the_holidays(command: Command) -> None:
    # 16:00 to 18:00 before the holidays, then two more hours of 8 October.
    assert command("add", "2026-09-30", 4, "--unit", "working_hour", "--at", "16:00")["due_at"] == (
        "2026-10-08T11:00:00+08:00"
    )


def test_every_day_is_explained_in_words(command: Command, reader: PageClient) -> None:
    told = command("explain", "2026-09-24", 5)["steps"]
    shown = explanation(reader, {"from": "2026-09-24", "amount": 5})["steps"]

    assert isinstance(told, list)
    assert [(step["day"], step["reason"]) for step in told] == [(step["day"], step["reason"]) for step in shown]
    reasons = {step["day"]: (step["counted"], step["reason"]) for step in shown}
    assert reasons["2026-09-24"] == (0, "起算当日不计入")
    assert reasons["2026-09-25"] == (0, "中秋放假")
    assert reasons["2026-09-26"] == (0, "中秋放假")
    assert reasons["2026-09-28"] == (1, "工作日")
    assert reasons["2026-10-09"] == (1, "工作日")


def test_a_make_up_saturday_is_a_working_day_by_name(reader: PageClient) -> None:
    reader.cookies["language"] = "en"

    steps = explanation(reader, {"from": "2026-02-13", "amount": 1})["steps"]

    assert [step["reason"] for step in steps] == [
        "The day of the start does not count",
        "Spring Festival make-up day: working",
    ]


def test_a_year_without_a_notice_is_pointed_out(command: Command, reader: PageClient) -> None:
    assert command("add", "2098-12-30", 5)["unannounced_years"] == [2098, 2099]
    asked: dict[str, str | int] = {"from": "2098-12-30", "amount": 5}
    assert explanation(reader, asked)["unannounced_years"] == [2098, 2099]
    text = CliRunner().invoke(calendar_command.command, ["add", "2098-12-30", "5"]).output
    assert "2098、2099 年的放假安排尚未录入" in text


def test_special_days_of_a_year_are_listed(command: Command, reader: PageClient) -> None:
    listed = command("list", 2026)["days"]
    shown = reader.get("/api/calendar", {"year": 2026}).json()["days"]

    assert isinstance(listed, list)
    assert [(day["on"], day["kind"], day["name"]) for day in listed] == [
        (day["on"], day["kind"], day["name"]) for day in shown
    ]
    assert {"on": "2026-10-10", "kind": "full", "name": "国庆节调休"} in listed


def test_a_later_calendar_moves_no_due_moment_that_names_its_version(
    city: City, signed_in_client: ClientFactory
) -> None:
    load_special_days()
    facts = ClockFacts(datetime(2026, 9, 30, 9, 0, tzinfo=LOCAL), Limit(5, LimitUnit.WORKING_DAY, ""))
    frozen = working_calendar(date(2026, 9, 30)).version
    before = due_at(facts, working_calendar(date(2026, 9, 30)))
    publication = {"note": "市政府通知", "days": [{"on": "2026-10-09", "kind": "off", "name": "市假"}]}

    published = signed_in_client("system_administrator").post_json("/api/calendar/versions", publication)

    assert published.status_code == 200, published.json()
    assert due_at(facts, working_calendar(date(2026, 9, 30), version=frozen)) == before
    assert due_at(facts, working_calendar(date(2026, 9, 30))) > before


@pytest.mark.parametrize(
    "question",
    [
        {"from": "yesterday", "amount": 1},
        {"from": "2026-09-30"},
        {"from": "2026-09-30", "amount": 0},
        {"from": "2026-09-30", "amount": 100_000},
        {"from": "2026-09-30", "amount": 1, "unit": "month"},
        {"from": "9999-12-31", "amount": 1},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(reader: PageClient, question: dict[str, str | int]) -> None:
    assert explanation(reader, question)["code"] == "invalid_input"


@pytest.mark.skipif(not HOLIDAYS, reason="the State Council's days are not at hand")
@pytest.mark.parametrize("file", HOLIDAYS, ids=lambda file: file.stem)
def test_shipped_days_are_those_of_the_notices(file: Path) -> None:
    calendar = shipped_calendar()

    for day in json.loads(file.read_text(encoding="utf-8"))["days"]:
        on = date.fromisoformat(day["date"])
        assert calendar.is_working_day(on) != day["isOffDay"], on
