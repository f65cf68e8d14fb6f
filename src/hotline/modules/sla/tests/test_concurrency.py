"""Two administrators at once, on real connections."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest
from django.db import connection
from tests.support import City, PersonFactory

from hotline.kit.clock import local_date
from hotline.kit.errors import Refusal
from hotline.modules.access.public import actor_of
from hotline.modules.sla.public import (
    ClockKind,
    Conditions,
    LimitRule,
    LimitTerms,
    LimitUnit,
    replace_limit_rule,
    seed_limit_rules,
    write_limit_rule,
)
from hotline.modules.taxonomy.public import CalendarVersion, publish_calendar, working_calendar
from hotline.modules.taxonomy.rules.days import DayKind, SpecialDayRow

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act: Callable[[int], object], count: int) -> list[str]:
    """Start `act(0)`, `act(1)` … at the same moment, each on a connection of its own; the codes of those refused."""
    barrier = Barrier(count)

    def run(number: int) -> str:
        try:
            barrier.wait()
            act(number)
            return ""
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return [code for code in pool.map(run, range(count)) if code]


def test_calendars_that_are_published_at_once_follow_one_another(
    person: PersonFactory, city: City, at: datetime
) -> None:
    by = actor_of(person("system_administrator"))

    refused = at_once(
        lambda number: publish_calendar(
            days=[SpecialDayRow(date(2026, 4, 13 + number), DayKind.OFF, "市假")], note="", source="", by=by, at=at
        ),
        4,
    )

    assert refused == []
    assert sorted(CalendarVersion.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert len(working_calendar(date(2026, 1, 1)).special_days) == 4


def test_of_two_who_write_the_same_rule_one_is_refused(person: PersonFactory, city: City, at: datetime) -> None:
    by = actor_of(person("system_administrator"))
    terms = LimitTerms("新规则", 2, LimitUnit.HOUR, "", local_date(at))

    refused = at_once(
        lambda number: write_limit_rule(
            code="new", clock=ClockKind.HANDLE, conditions=Conditions(urgency="urgent"), terms=terms, by=by, at=at
        ),
        2,
    )

    assert refused == ["limit_rule_exists"]
    assert LimitRule.objects.filter(code="new").count() == 1


def test_replacements_at_once_are_versions_one_after_another(person: PersonFactory, city: City, at: datetime) -> None:
    by = actor_of(person("system_administrator"))
    seed_limit_rules(valid_from=date(2020, 1, 1))

    refused = at_once(
        lambda number: replace_limit_rule(
            code="handle",
            terms=LimitTerms("新", number + 1, LimitUnit.WORKING_DAY, "", local_date(at)),
            by=by,
            at=at,
            reason="修订",
        ),
        3,
    )

    assert refused == []
    versions = LimitRule.objects.filter(code="handle").order_by("version")
    assert [rule.version for rule in versions] == [1, 2, 3, 4]
    assert [rule.version for rule in versions if rule.valid_to is None] == [4]
