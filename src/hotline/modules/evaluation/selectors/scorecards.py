"""Scorecards of this hotline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hotline.kit.clock import LOCAL
from hotline.modules.analytics import public as analytics
from hotline.modules.departments.public import profile
from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.evaluation.rules.documents import EntryDocument, ScorecardDocument, ScorecardTree
from hotline.modules.evaluation.rules.presenting import Setting, scorecard_document, scorecard_tree
from hotline.modules.scoring import public as scoring

from .drafts import find_draft
from .entries import as_entered, current_entries, usable
from .indicators import sources
from .money import with_money
from .schemes import load_scheme

Days = tuple[date, date]


def scorecard(code: str, period: Days | None = None, version: int | None = None) -> scoring.Scorecard:
    """The scheme over this hotline's records and entered values, for its own period or for other days.

    In an earlier `version` it is what that version asked for and was given.
    """
    scheme = load_scheme(code, version)
    return _score(scheme, period, entries_for(scheme))


def describe_scorecard(code: str, period: Days | None, language: str) -> ScorecardDocument:
    """The scorecard as a document with its leaves in one list."""
    scheme = load_scheme(code)
    entries = entries_for(scheme)
    return scorecard_document(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def describe_tree(code: str, period: Days | None, language: str, version: int | None = None) -> ScorecardTree:
    """The scorecard as a document in levels and groups."""
    return tree_of(load_scheme(code, version), period, language)


def preview_draft(code: str, language: str) -> ScorecardTree:
    """The scorecard that a draft would yield over this hotline; refused at its first fault."""
    return tree_of(scoring.read_scheme(find_draft(code).content), None, language)


def tree_of(scheme: scoring.Scheme, period: Days | None, language: str) -> ScorecardTree:
    """The scorecard of a scheme, whether it is published or not, in levels and groups."""
    entries = entries_for(scheme)
    return scorecard_tree(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def entries_for(scheme: scoring.Scheme) -> list[EnteredValue]:
    """The values entered for this version of a scheme or an earlier one, as far as it can take them."""
    return usable(scheme, current_entries(scheme.code, scheme.version))


def values_for(scheme: scoring.Scheme, first_day: date, last_day: date, *, is_by_month: bool = False) -> scoring.Values:
    """Everything that a scheme is scored with, for these days; every indicator with its months where that is asked."""
    requests = scoring.indicator_requests(scheme)
    if is_by_month:
        requests = tuple(replace(one, by_month=True) for one in requests)
    return _values(scheme, first_day, last_day, entries_for(scheme), requests)


def _score(scheme: scoring.Scheme, period: Days | None, entries: Sequence[EnteredValue]) -> scoring.Scorecard:
    requests = scoring.indicator_requests(scheme)
    return scoring.score(scheme, _values(scheme, *_days(scheme, period), entries, requests))


def _values(
    scheme: scoring.Scheme,
    first_day: date,
    last_day: date,
    entries: Sequence[EnteredValue],
    requests: Sequence[scoring.IndicatorRequest],
) -> scoring.Values:
    indicators = analytics.values(requests, first_day, last_day)
    entered = with_money(scheme, [as_entered(entry) for entry in entries], first_day, last_day)
    return scoring.Values(indicators=indicators, entered=entered)


def _days(scheme: scoring.Scheme, period: Days | None) -> Days:
    return period or (scheme.period.first_day, scheme.period.last_day)


def _setting(scheme: scoring.Scheme, period: Days | None, entries: Sequence[EnteredValue], language: str) -> Setting:
    hotline = profile()
    first_day, last_day = _days(scheme, period)
    return Setting(
        hotline=hotline.name,
        scale=Decimal(hotline.scale),
        first_day=first_day,
        last_day=last_day,
        sources=sources(scoring.indicator_requests(scheme)),
        entries={
            entry.leaf_code: EntryDocument(
                entered_by=entry.entered_by.name,
                entered_at=entry.entered_at.astimezone(LOCAL).isoformat(),
                scheme_version=entry.scheme_version,
            )
            for entry in entries
        },
        language=language,
    )
