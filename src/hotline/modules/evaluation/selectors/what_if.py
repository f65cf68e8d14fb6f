"""What might be: which changes would lift the grade, and where the period will end at this pace. Nothing is kept."""

from collections.abc import Sequence
from datetime import date

from hotline.modules.analytics import public as analytics
from hotline.modules.evaluation.errors import PeriodNotBegun
from hotline.modules.evaluation.rules.numbers import mark, mark_or_none
from hotline.modules.evaluation.rules.paces import how_projected
from hotline.modules.evaluation.rules.what_if_documents import (
    EarlyLeaf,
    EarlyView,
    TrialDocument,
    WhatIfDocument,
    trial_document,
    what_if_document,
)
from hotline.modules.scoring import public as scoring

from .schemes import load_scheme
from .scorecards import values_for


def describe_what_if(code: str, language: str) -> WhatIfDocument:
    """The lost points of a scheme over this hotline, and the way to the next grade."""
    scheme = load_scheme(code)
    return what_if_document(scoring.what_if(scheme, _whole(scheme)), language)


def try_values(code: str, suppositions: Sequence[scoring.Supposition], language: str) -> TrialDocument:
    """The total and the grade that supposed values would yield."""
    scheme = load_scheme(code)
    values = _whole(scheme)
    supposed = scoring.supposing(scheme, values, tuple(suppositions))
    return trial_document(scoring.score(scheme, values), scoring.score(scheme, supposed), language)


def early_view(code: str, as_of: date, language: str) -> EarlyView:
    """As of the end of a day, and where the period will end at this pace."""
    scheme = load_scheme(code)
    first_day, last_day = scheme.period.first_day, scheme.period.last_day
    if as_of < first_day:
        raise PeriodNotBegun(first_day=first_day.isoformat())
    progress = scoring.Progress(period=scheme.period, as_of=min(as_of, last_day))
    values = values_for(scheme, first_day, progress.as_of)
    requests = scoring.indicator_requests(scheme)
    paces = {(one.code, one.variant): analytics.pace_of(one.code, one.variant) for one in requests}
    projected = tuple(scoring.at_this_pace(one, paces[one.code, one.variant], progress) for one in values.indicators)
    to_date = scoring.score(scheme, values)
    at_pace = scoring.score(scheme, scoring.Values(indicators=projected, entered=values.entered))
    months = scoring.projected_months(progress)
    pairs = zip(to_date.leaves(), at_pace.leaves(), strict=True)
    return {
        "is_forecast": not progress.is_over,
        "scheme": scheme.code,
        "scheme_name": scheme.name.in_language(language),
        "scheme_version": scheme.version,
        "first_day": first_day.isoformat(),
        "last_day": last_day.isoformat(),
        "as_of": progress.as_of.isoformat(),
        "days_over": progress.days_over,
        "days_in_all": progress.days_in_all,
        "total": mark(to_date.total_by_rule),
        "grade": to_date.grade_by_rule.in_language(language),
        "total_at_pace": mark(at_pace.total_by_rule),
        "grade_at_pace": at_pace.grade_by_rule.in_language(language),
        "leaves_without_value": to_date.leaves_without_value,
        "leaves_without_value_at_pace": at_pace.leaves_without_value,
        "leaves": [_leaf(one, other, *how_projected(one, paces, months), language) for one, other in pairs],
    }


def _leaf(one: scoring.LeafMark, other: scoring.LeafMark, how: str, sentence: scoring.Text, language: str) -> EarlyLeaf:
    return {
        "leaf": one.leaf.code,
        "name": one.leaf.name.in_language(language),
        "weight": mark(one.leaf.weight),
        "shown": one.shown.in_language(language),
        "mark": mark_or_none(one.mark_by_rule),
        "shown_at_pace": other.shown.in_language(language),
        "mark_at_pace": mark_or_none(other.mark_by_rule),
        "how": how,
        "how_text": sentence.in_language(language),
    }


def _whole(scheme: scoring.Scheme) -> scoring.Values:
    return values_for(scheme, scheme.period.first_day, scheme.period.last_day)
