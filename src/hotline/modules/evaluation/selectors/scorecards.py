"""Scorecards of this hotline."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hotline.kit.clock import LOCAL
from hotline.modules.analytics import public as analytics
from hotline.modules.departments.public import profile
from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.evaluation.rules.documents import EntryDocument, ScorecardDocument, ScorecardTree
from hotline.modules.evaluation.rules.presenting import Setting, scorecard_document, scorecard_tree
from hotline.modules.scoring import public as scoring

from .entries import as_entered, current_entries
from .indicators import sources
from .schemes import load_scheme

Days = tuple[date, date]


def scorecard(code: str, period: Days | None = None) -> scoring.Scorecard:
    """The scheme over this hotline's records and entered values, for its own period or for other days."""
    return _score(load_scheme(code), period, current_entries(code))


def describe_scorecard(code: str, period: Days | None, language: str) -> ScorecardDocument:
    """The scorecard as a document with its leaves in one list."""
    scheme, entries = load_scheme(code), current_entries(code)
    return scorecard_document(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def describe_tree(code: str, period: Days | None, language: str) -> ScorecardTree:
    """The scorecard as a document in levels and groups."""
    scheme, entries = load_scheme(code), current_entries(code)
    return scorecard_tree(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def _score(scheme: scoring.Scheme, period: Days | None, entries: Sequence[EnteredValue]) -> scoring.Scorecard:
    first_day, last_day = _days(scheme, period)
    indicators = analytics.values(scoring.indicator_requests(scheme), first_day, last_day)
    entered = tuple(as_entered(entry) for entry in entries)
    return scoring.score(scheme, scoring.Values(indicators=indicators, entered=entered))


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
                entered_by=entry.entered_by.name, entered_at=entry.entered_at.astimezone(LOCAL).isoformat()
            )
            for entry in entries
        },
        language=language,
    )
