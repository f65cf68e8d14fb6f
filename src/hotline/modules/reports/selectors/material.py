"""Gathering what a template needs from indicators and work orders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from hotline.kit.clock import LOCAL
from hotline.modules.analytics import public as analytics
from hotline.modules.analytics.rules.catalogue import MONTH, Indicator
from hotline.modules.analytics.rules.figures import show
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.departments.public import profile
from hotline.modules.reports.errors import ReportScopeNotPossible
from hotline.modules.reports.rules.figures import Asked, Value
from hotline.modules.reports.rules.material import Material, Needs, Scope, needs_of, period_of
from hotline.modules.reports.rules.spans import earlier, said
from hotline.modules.reports.rules.template import Template
from hotline.modules.reports.rules.words import ReportType
from hotline.modules.scoring.public import IndicatorRequest

from .lists import listings
from .sources import Source

Values = dict[Asked, Value]


def material_for(
    template: Template, kind: ReportType, period: Period, *, at: datetime, scope: Scope, subject: str = ""
) -> Material:
    """Everything that the template asks for, from the records as they are at the moment.

    As many statements as the template has periods, dimensions and lists; never more for more records.
    """
    needs = needs_of(template)
    _ensure_scope(needs, scope)
    values, keys = _splits(needs, kind, period)
    values |= _scoped(needs, kind, period, scope) if scope.dimension else _totals(needs, kind, period)
    source = Source(period, earlier(kind, period, 1), at, scope)
    return Material(
        kind=kind,
        period=period,
        catalogue=analytics.catalogue(),
        words=_words(kind, period, at, subject),
        values=values,
        keys=keys,
        lists=listings(needs.lists, source),
        scope=scope,
    )


def _words(kind: ReportType, period: Period, at: datetime, subject: str) -> dict[str, str]:
    facts, local = profile(), at.astimezone(LOCAL)
    return {
        "period": said(kind, period),
        "city": facts.city,
        "hotline": facts.title,
        "subject": subject,
        "as_of": f"{local.year}年{local.month}月{local.day}日{local.hour}时{local.minute:02}分",
    }


def _ensure_scope(needs: Needs, scope: Scope) -> None:
    for asked in needs.totals if scope.dimension else ():
        if scope.dimension not in _possible(analytics.find_indicator(asked.indicator)):
            raise ReportScopeNotPossible(field="scope", indicator=asked.indicator, dimension=scope.dimension)


def _possible(indicator: Indicator) -> list[str]:
    return [each for each in indicator.dimensions if each != MONTH]


def _totals(needs: Needs, kind: ReportType, period: Period) -> Values:
    """The whole of each indicator: one reading for each period."""
    found: Values = {}
    for when, asked in _by_period(needs.totals).items():
        days = period_of(kind, period, when)
        requests = [
            IndicatorRequest(code=each.indicator, variant=each.variant or None, by_month=False) for each in asked
        ]
        for each, value in zip(asked, analytics.values(requests, days.first_day, days.last_day), strict=True):
            shown = show(analytics.find_indicator(each.indicator), value.value)
            found[each] = Value(value.numerator, value.denominator, value.value, shown)
    return found


def _by_period(asked: Iterable[Asked]) -> Mapping[str, list[Asked]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for each in sorted(asked, key=lambda one: (one.when, one.indicator, one.variant)):
        found[each.when].append(each)
    return found


def _splits(needs: Needs, kind: ReportType, period: Period) -> tuple[Values, dict[Asked, list[str]]]:
    """The parts of each indicator by each dimension that is asked for."""
    found: Values = {}
    keys: dict[Asked, list[str]] = {}
    for asked in sorted(needs.splits, key=lambda one: (one.indicator, one.variant, one.when, one.dimension)):
        rows = _rows(asked, period_of(kind, period, asked.when), asked.dimension)
        found |= {replace(asked, key=key): value for key, value in rows.items()}
        keys[asked] = list(rows)
    return found, keys


def _scoped(needs: Needs, kind: ReportType, period: Period, scope: Scope) -> Values:
    """The scope's own part of each indicator, as the whole of a special report."""
    found: Values = {}
    for asked in needs.totals:
        rows = _rows(asked, period_of(kind, period, asked.when), scope.dimension)
        if scope.key in rows:
            found[asked] = rows[scope.key]
    return found


def _rows(asked: Asked, days: Period, dimension: str) -> dict[str, Value]:
    document = analytics.indicator_document(
        asked.indicator, days.first_day, days.last_day, dimension, asked.variant or None
    )
    return {
        row["key"]: Value(
            Decimal(row["numerator"]),
            None if row["denominator"] is None else Decimal(row["denominator"]),
            None if row["value"] is None else Decimal(row["value"]),
            row["shown"],
            row["name"],
        )
        for row in document["rows"]
    }
