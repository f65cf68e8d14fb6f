"""What a hotline does beside calls and orders: lines, reports, knowledge, inspections, assessments."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pydantic import BaseModel, TypeAdapter

from hotline.modules.analytics.rules.reports import ReportKind
from hotline.modules.knowledge.rules import UpdateKind

from .calls import PlannedCall
from .city import City, read_yaml
from .grammar import draw
from .matters import grammar, matters
from .moments import DAY, HOUR, MINUTE, day_number, day_of, local_day, start_of
from .organisation import Organisation
from .volumes import MonthVolumes
from .workdays import Workdays

_FAILED_ASSESSMENTS = (2, 1, 3, 1, 2, 0, 1, 2, 1, 3, 2, 1)
_ARTICLES_BEFORE = 420
_COUNTY_LINES = ("城市管理服务热线", "公共卫生服务热线", "供水服务热线", "农村公路服务热线", "便民服务热线")


class _Line(BaseModel):
    number: str
    name: str
    bureau: str


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A merged line with its department by place."""

    number: str
    name: str
    department: int
    merged_on: date


def lines(city: City, organisation: Organisation, last_day: date) -> list[PlannedLine]:
    """The lines merged before the year, then those merged month by month within it."""
    known = TypeAdapter(list[_Line]).validate_python(read_yaml("lines.yaml"))
    names = [(line.number, line.name, organisation.city_bureau(line.bureau)) for line in known]
    total = city.merged_before + city.merged_within
    for index in range(total - len(names)):
        county = index % len(city.counties)
        kind = _COUNTY_LINES[index // len(city.counties) % len(_COUNTY_LINES)]
        name = f"{city.counties[county].name}{kind}"
        names.append((f"12345-{city.counties[county].code[-6:]}-{index:02}", name, organisation.government_of(county)))
    first_year = city.opened_on
    merged: list[PlannedLine] = []
    for index, (number, name, department) in enumerate(names[:total]):
        if index < city.merged_before:
            on = first_year + timedelta(days=100 + 30 * index)
        else:
            # The last of the year is merged some weeks before its end.
            back = (city.merged_before + city.merged_within - 1 - index) * (330 // max(city.merged_within, 1))
            on = last_day - timedelta(days=20 + back)
        merged.append(PlannedLine(number[:16], name, department, on))
    return merged


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """A report on a period, issued at a second."""

    kind: ReportKind
    first_day: date
    last_day: date
    issued: int


def reports(rng: Random, city: City) -> Iterator[PlannedReport]:
    """Daily, weekly, monthly and yearly reports of a year, all in time."""
    if not (city.first_day and city.last_day and city.daily_reports_from and city.weekly_reports_from):
        return
    day = city.daily_reports_from
    while day < city.last_day:
        yield PlannedReport(ReportKind.DAILY, day, day, _morning(rng, day + timedelta(days=1)))
        day += timedelta(days=1)
    monday = city.weekly_reports_from
    while monday + timedelta(days=6) <= city.last_day:
        sunday = monday + timedelta(days=6)
        yield PlannedReport(
            ReportKind.WEEKLY, monday, sunday, _morning(rng, sunday + timedelta(days=rng.randint(1, 3)))
        )
        monday += timedelta(days=7)
    for month in range(1, 13):
        last = date(city.first_day.year, month, calendar.monthrange(city.first_day.year, month)[1])
        yield PlannedReport(
            ReportKind.MONTHLY, last.replace(day=1), last, _morning(rng, last + timedelta(days=rng.randint(2, 5)))
        )
    yield PlannedReport(
        ReportKind.YEARLY, city.first_day, city.last_day, _morning(rng, city.last_day + timedelta(days=18))
    )


def _morning(rng: Random, day: date) -> int:
    return start_of(day_number(day)) + 9 * HOUR + int(rng.random() * 90 * MINUTE)


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """An entry of the knowledge base; `added` is None where it was there before the period."""

    title: str
    body: str
    matter: int
    department: int
    published: int


@dataclass(frozen=True, slots=True)
class PlannedUpdate:
    """An update of an article, by its place in the list."""

    article: int
    kind: UpdateKind
    at: int


def knowledge(
    rng: Random, organisation: Organisation, workdays: Workdays, updates: Sequence[int], months: Sequence[range]
) -> tuple[list[PlannedArticle], list[PlannedUpdate]]:
    """Articles, and exactly so many updates in each month, in office hours of working days."""
    askable = [place for place, matter in enumerate(matters()) if matter.questions and matter.answers]
    first = start_of(months[0].start)
    articles = [
        _article(rng, organisation, askable, first - int(rng.random() * 4 * 365 * DAY)) for _ in range(_ARTICLES_BEFORE)
    ]
    done: list[PlannedUpdate] = []
    for count, days in zip(updates, months, strict=True):
        open_days = [day for day in days if workdays.is_working(day)] or list(days)
        moments = sorted(
            start_of(open_days[int(rng.random() * len(open_days))]) + 9 * HOUR + int(rng.random() * 8.5 * HOUR)
            for _ in range(count)
        )
        for at in moments:
            draw_ = rng.random()
            if draw_ < 0.55:
                articles.append(_article(rng, organisation, askable, at))
                done.append(PlannedUpdate(len(articles) - 1, UpdateKind.ADDED, at))
            else:
                kind = UpdateKind.REVISED if draw_ < 0.96 else UpdateKind.WITHDRAWN
                done.append(PlannedUpdate(int(rng.random() * len(articles)), kind, at))
    return articles, done


def _article(rng: Random, organisation: Organisation, askable: Sequence[int], published: int) -> PlannedArticle:
    place = askable[int(rng.random() * len(askable))]
    matter = matters()[place]
    town = organisation.towns[int(rng.random() * len(organisation.towns))]
    department = organisation.city_bureau(matter.bureau)
    # The first answers belong to the first questions.
    chosen = int(rng.random() * len(matter.answers))
    county = organisation.city.counties[town.county].name
    context = {
        "county": county,
        "town": town.name,
        "bureau": organisation.departments[department].short_name,
    }
    question = draw(rng.random, matter.questions[chosen : chosen + 1], context)
    answer, provider = (
        draw(rng.random, matter.answers[chosen : chosen + 1], context),
        organisation.departments[department].name,
    )
    body = f"问：{question}？\n答：{answer}。\n提供单位：{provider}。"
    title = question if rng.random() < 0.3 or county in question else f"{question}（{county}）"
    return PlannedArticle(title, body, place, department, published)


@dataclass(frozen=True, slots=True)
class PlannedInspection:
    """An inspection of a call, by its place among the month's calls."""

    call: int
    at: int
    score: int
    has_passed: bool
    comment: str


def inspections(
    rng: Random, calls: Sequence[PlannedCall], days: range, volumes: MonthVolumes
) -> Iterator[PlannedInspection]:
    """So many answered calls of the month listened to within it, and so many passed."""
    end = start_of(days.stop)
    answered = [place for place, call in enumerate(calls) if call.answered is not None and call.ended < end - HOUR]
    chosen = rng.sample(answered, min(volumes.inspected, len(answered)))
    for index, place in enumerate(chosen):
        call = calls[place]
        has_passed = index < volumes.passed
        at = (
            call.ended + int((end - call.ended) * rng.random() * 0.98)
            if end - call.ended < 4 * DAY
            else _next_days(rng, call)
        )
        words = grammar().named("inspection_passed" if has_passed else "inspection_failed")
        score = 80 + int(rng.triangular(0, 21, 16)) if has_passed else 52 + int(rng.random() * 28)
        yield PlannedInspection(place, at, min(score, 100), has_passed, draw(rng.random, words, {}))


def _next_days(rng: Random, call: PlannedCall) -> int:
    return start_of(local_day(call.ended) + 1 + int(rng.random() * 3)) + 8 * HOUR + int(rng.random() * 10 * HOUR)


@dataclass(frozen=True, slots=True)
class PlannedAssessment:
    """An agent's monthly assessment; agents by place."""

    agent: int
    on: date
    score: int
    has_passed: bool


def assessments(rng: Random, agents: int, months: Sequence[range]) -> Iterator[PlannedAssessment]:
    """Every agent in every month; at least nine in ten pass."""
    for index, days in enumerate(months):
        failed = frozenset(rng.sample(range(agents), _FAILED_ASSESSMENTS[index % 12] * agents // 40))
        for agent in range(agents):
            has_passed = agent not in failed
            score = 80 + int(rng.triangular(0, 20, 12)) if has_passed else 66 + int(rng.random() * 13)
            yield PlannedAssessment(agent, day_of(days.stop - 1), score, has_passed)
