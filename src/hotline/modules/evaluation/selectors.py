"""Schemes that are installed, values that were entered, and scorecards."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from hotline.kit.clock import LOCAL
from hotline.modules.analytics import public as analytics
from hotline.modules.departments.public import profile
from hotline.modules.scoring import public as scoring

from . import models
from .errors import SchemeNotFound
from .rules.documents import EntryDocument, SchemeDocument, ScorecardDocument, ScorecardTree
from .rules.presenting import Setting, scheme_document, scorecard_document, scorecard_tree

Days = tuple[date, date]

_SCHEMES = files("hotline") / "schemes"
_ENTERED_BESIDE = ".entered.yaml"


def scheme_codes() -> tuple[str, ...]:
    """The codes of the schemes that are installed, in order."""
    names = (entry.name for entry in _SCHEMES.iterdir())
    return tuple(
        sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and _ENTERED_BESIDE not in name)
    )


@cache
def load_scheme(code: str) -> scoring.Scheme:
    """The scheme of that code; schemes come with the platform and do not change while it runs."""
    if code not in scheme_codes():
        raise SchemeNotFound(scheme=code, known="、".join(scheme_codes()))
    return scoring.read_scheme((_SCHEMES / f"{code}.yaml").read_text(encoding="utf-8"))


def reference_values(code: str) -> tuple[scoring.EnteredValue, ...]:
    """The values that come with a scheme for its demonstration; none where there is no such file."""
    scheme = load_scheme(code)
    beside = _SCHEMES / f"{code}{_ENTERED_BESIDE}"
    return scoring.read_entered(beside.read_text(encoding="utf-8"), scheme) if beside.is_file() else ()


def current_entries(scheme_code: str) -> list[models.EnteredValue]:
    """The newest value of each leaf of a scheme, with the person who entered it."""
    entries = models.EnteredValue.objects.filter(scheme_code=scheme_code, correction__isnull=True)
    return list(entries.select_related("entered_by").order_by("id"))


def scorecard(code: str, period: Days | None = None) -> scoring.Scorecard:
    """The scheme over this hotline's records and entered values, for its own period or for other days."""
    return _score(load_scheme(code), period, current_entries(code))


def describe_scorecard(code: str, period: Days | None, language: str) -> ScorecardDocument:
    """The scorecard as a document with its leaves in one list."""
    entries = current_entries(code)
    scheme = load_scheme(code)
    return scorecard_document(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def describe_tree(code: str, period: Days | None, language: str) -> ScorecardTree:
    """The scorecard as a document in levels and groups."""
    entries = current_entries(code)
    scheme = load_scheme(code)
    return scorecard_tree(_score(scheme, period, entries), _setting(scheme, period, entries, language))


def describe_schemes(language: str) -> list[SchemeDocument]:
    """The schemes that are installed."""
    return [scheme_document(load_scheme(code), language) for code in scheme_codes()]


def _score(scheme: scoring.Scheme, period: Days | None, entries: Sequence[models.EnteredValue]) -> scoring.Scorecard:
    first_day, last_day = _days(scheme, period)
    indicators = analytics.values(scoring.indicator_requests(scheme), first_day, last_day)
    entered = tuple(as_entered(entry) for entry in entries)
    return scoring.score(scheme, scoring.Values(indicators=tuple(indicators), entered=entered))


def _days(scheme: scoring.Scheme, period: Days | None) -> Days:
    return period or (scheme.period.first_day, scheme.period.last_day)


def _setting(
    scheme: scoring.Scheme, period: Days | None, entries: Sequence[models.EnteredValue], language: str
) -> Setting:
    hotline = profile()
    first_day, last_day = _days(scheme, period)
    return Setting(
        hotline=hotline.name,
        scale=Decimal(hotline.scale),
        first_day=first_day,
        last_day=last_day,
        entries={
            entry.leaf_code: EntryDocument(
                entered_by=entry.entered_by.name, entered_at=entry.entered_at.astimezone(LOCAL).isoformat()
            )
            for entry in entries
        },
        language=language,
    )


def as_entered(entry: models.EnteredValue) -> scoring.EnteredValue:
    return scoring.EnteredValue(
        leaf=entry.leaf_code,
        evidence=scoring.Text(zh=entry.evidence_zh, en=entry.evidence_en),
        printed_in=entry.printed_in or None,
        numerator=entry.numerator,
        denominator=entry.denominator,
        value=entry.value,
        answers=entry.answers,
        counts=entry.counts,
        comparisons=tuple(scoring.Comparison(**one) for one in entry.comparisons),
    )
