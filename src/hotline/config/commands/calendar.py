"""`calendar`: when a limit runs out and why, and the days of a year that differ from the ordinary week."""

import json
import os
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import click
from django.conf import settings
from rich.table import Table

from hotline.config import home, opening
from hotline.config.commands.parameters import AMOUNT, DAY, TIME_OF_DAY, YEAR
from hotline.config.database import placement
from hotline.config.failures import CannotContinue
from hotline.config.hotlines import named_hotline
from hotline.config.wording import answers, say, show, tell
from hotline.kit.clock import LOCAL, local_date
from hotline.modules.sla.rules.clocks import ClockFacts
from hotline.modules.sla.rules.diagnosis import Diagnosis, diagnose
from hotline.modules.sla.rules.limits import DAY_UNITS, Limit, LimitUnit
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import DayKind
from hotline.modules.taxonomy.rules.shipped import english_name, shipped_calendar

OFFICE_OPENS = time(9)
UNITS = {
    LimitUnit.WORKING_DAY: ("个工作日", "working day"),
    LimitUnit.WORKING_HOUR: ("个工作时", "working hour"),
    LimitUnit.DAY: ("个自然日", "natural day"),
    LimitUnit.HOUR: ("小时", "hour"),
    LimitUnit.MINUTE: ("分钟", "minute"),
}
KINDS = {
    DayKind.OFF: ("休息", "off"),
    DayKind.FULL: ("上班", "working"),
    DayKind.MORNING: ("仅上午上班", "morning only"),
    DayKind.AFTERNOON: ("仅下午上班", "afternoon only"),
}
WEEKDAYS_ZH = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Question:
    """A limit that begins at a moment."""

    started_at: datetime
    amount: int
    unit: LimitUnit

    @property
    def words(self) -> str:
        """The question, as the answer repeats it."""
        zh, en = UNITS[self.unit]
        start = f"{self.started_at:%Y-%m-%d}" if self.unit in DAY_UNITS else f"{self.started_at:%Y-%m-%d %H:%M}"
        return say(f"{start} 起 {self.amount} {zh}", f"{start} plus {self.amount} {en}{'s' * (self.amount > 1)}")


@click.group(name="calendar", no_args_is_help=False)
def command() -> None:
    """Due moments, and the working calendar."""


def parameters() -> list[click.Parameter]:
    """What `add` and `explain` take."""
    return [
        click.Argument(["day"], type=DAY),
        click.Argument(["amount"], type=AMOUNT),
        click.Option(["--unit"], type=click.Choice([unit.value for unit in LimitUnit]), default="working_day"),
        click.Option(["--at", "at"], type=TIME_OF_DAY, default=OFFICE_OPENS),
        click.Option(["--json", "as_json"], is_flag=True),
    ]


def add(day: date, amount: int, unit: str, at: time, as_json: bool) -> None:
    """Print when a limit runs out."""
    question = Question(datetime.combine(day, at, LOCAL), amount, LimitUnit(unit))
    calendar, hotline = calendar_from(day)
    diagnosis = diagnose_question(question, calendar)
    if as_json:
        print_json({**document_of(question, diagnosis), "hotline": hotline})
        return
    answers.print(f"{question.words} → {due_words(question, diagnosis)}", markup=False)
    warn_of_unannounced(diagnosis.unannounced_years)


def explain(day: date, amount: int, unit: str, at: time, as_json: bool) -> None:
    """Print every day on the way to the due moment, and what it counts."""
    question = Question(datetime.combine(day, at, LOCAL), amount, LimitUnit(unit))
    calendar, hotline = calendar_from(day)
    diagnosis = diagnose_question(question, calendar)
    if as_json:
        print_json({**document_of(question, diagnosis), "hotline": hotline, "steps": steps_of(diagnosis)})
        return
    table = Table()
    for heading in (("日期", "Date"), ("星期", "Day")):
        table.add_column(say(*heading), no_wrap=True)
    for heading in (("计入", "Counted"), ("累计", "Total")):
        table.add_column(say(*heading), justify="right", no_wrap=True)
    table.add_column(say("原因", "Reason"), overflow="fold")
    for step in diagnosis.steps:
        counts = (shown(step.counted), shown(step.running_total))
        table.add_row(step.day.isoformat(), weekday(step.day), *counts, say(step.reason_zh, step.reason_en))
    show(table)
    answers.print(f"{question.words} → {due_words(question, diagnosis)}", markup=False)
    warn_of_unannounced(diagnosis.unannounced_years)


command.add_command(click.Command("add", params=parameters(), callback=add))
command.add_command(click.Command("explain", params=parameters(), callback=explain))


@command.command(name="list")
@click.argument("year", type=YEAR)
@click.option("--json", "as_json", is_flag=True)
def list_days(year: int, as_json: bool) -> None:
    """Print the days of a year that differ from the ordinary week."""
    calendar, hotline = calendar_from(date(year, 1, 1))
    days = [day for day in sorted(calendar.special_days) if day.year == year]
    if as_json:
        listed = [
            {"on": day.isoformat(), "kind": calendar.kind_of(day).value, "name": calendar.names.get(day, "")}
            for day in days
        ]
        facts = {"year": year, "hotline": hotline, "calendar_version": calendar.version}
        print_json({**facts, "is_announced": calendar.is_announced(year), "days": listed})
        return
    table = Table()
    for heading in (("日期", "Date"), ("星期", "Day"), ("类型", "Kind"), ("名称", "Name")):
        table.add_column(say(*heading), no_wrap=True)
    for day in days:
        name = calendar.names.get(day, "")
        kind = say(*KINDS[calendar.kind_of(day)])
        table.add_row(day.isoformat(), weekday(day), kind, say(name, english_name(name)))
    show(table)
    warn_of_unannounced(() if calendar.is_announced(year) else (year,))


def calendar_from(first_day: date) -> tuple[WorkingCalendar, str | None]:
    """The chosen hotline's calendar and its name; the shipped calendar and no name while there is no hotline."""
    place = home.current()
    named = named_hotline()
    if named or os.environ.get("DATABASE_URL") or placement.choose(place).is_initialised:
        try:
            with opening.open_hotline(place):
                return working_calendar(first_day), str(settings.HOTLINE_NAME)
        except CannotContinue as failure:
            if named or failure.code != "hotline_missing":
                raise
    tell(
        "尚无热线，按程序自带的国家节假日安排计算。", "There is no hotline yet; the shipped national holidays are used."
    )
    return shipped_calendar(), None


def diagnose_question(question: Question, calendar: WorkingCalendar) -> Diagnosis:
    """The due moment and the days on the way to it."""
    return diagnose(ClockFacts(question.started_at, Limit(question.amount, question.unit, "")), calendar)


def due_words(question: Question, diagnosis: Diagnosis) -> str:
    """The due moment as it is said: a limit of days ends with its last day, at 24:00."""
    due_at = diagnosis.due_at.astimezone(LOCAL)
    if question.unit in DAY_UNITS:
        last_day = due_at - timedelta(days=1)
        return f"{last_day:%Y-%m-%d} {weekday(last_day)} 24:00"
    return f"{due_at:%Y-%m-%d} {weekday(due_at)} {due_at:%H:%M}"


def document_of(question: Question, diagnosis: Diagnosis) -> dict[str, object]:
    """The answer for programs; `due_on` is the last day that is on time."""
    return {
        "started_at": question.started_at.isoformat(),
        "amount": question.amount,
        "unit": question.unit.value,
        "due_at": diagnosis.due_at.astimezone(LOCAL).isoformat(),
        "due_on": local_date(diagnosis.due_at - timedelta(microseconds=1)).isoformat(),
        "calendar_version": diagnosis.calendar_version,
        "unannounced_years": list(diagnosis.unannounced_years),
    }


def steps_of(diagnosis: Diagnosis) -> list[dict[str, object]]:
    """Every day for programs."""
    return [
        {
            "day": step.day.isoformat(),
            "counted": shown(step.counted),
            "running_total": shown(step.running_total),
            "reason": say(step.reason_zh, step.reason_en),
            "is_announced": step.is_announced,
        }
        for step in diagnosis.steps
    ]


def weekday(day: date) -> str:
    """The day of the week."""
    return say(WEEKDAYS_ZH[day.weekday()], WEEKDAYS_EN[day.weekday()])


def shown(amount: Decimal) -> str:
    """An amount without needless zeros: 1, 0.5, 3.25."""
    return f"{round(amount, 4).normalize():f}"


def warn_of_unannounced(years: tuple[int, ...]) -> None:
    """Say that due days in these years may move."""
    if not years:
        return
    zh = f"注意：{'、'.join(map(str, years))} 年的放假安排尚未录入，暂按普通周计算，截止时间可能变动。"
    named = ", ".join(map(str, years))
    en = f"Note: the holidays of {named} are not known yet; the ordinary week was used, and due moments may move."
    answers.print(say(zh, en), style="yellow", markup=False)


def print_json(document: dict[str, object]) -> None:
    """The answer for programs."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
