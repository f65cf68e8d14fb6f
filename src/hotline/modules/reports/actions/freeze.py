"""Freeze the figures of a report, so that they stand as they were whatever happens to the records afterwards."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from hotline.kit.rates import show_number
from hotline.modules.access.public import Actor
from hotline.modules.analytics.public import FigureRequest, FrozenFigure, catalogue, correct, freeze, frozen_for
from hotline.modules.reports.errors import ReportFiguresOutdated
from hotline.modules.reports.models import Report, ReportEvent, ReportFigure
from hotline.modules.reports.rules.composing import derived_text
from hotline.modules.reports.rules.figures import FigureKind, PrintedFigure
from hotline.modules.reports.rules.words import ReportStep

_OF_INDICATORS = (FigureKind.VALUE, FigureKind.NUMERATOR, FigureKind.DENOMINATOR)
# A figure of an indicator: code, variant, first and last day, dimension and key.
_Name = tuple[str, str, date, date, str, str]


def freeze_figures(report: Report, *, by: Actor, at: datetime) -> None:
    """Freeze every value of an indicator that the report prints, each once.

    What is frozen is computed now. Where it no longer shows what the draft says, nothing is frozen: the draft is
    computed anew first, so that nobody approves figures that he did not see.
    """
    rows = list(report.figures.order_by("number"))
    printed = {row.number: row.printed for row in rows}
    values = [figure for figure in printed.values() if figure.kind in _OF_INDICATORS]
    frozen = _frozen(values, publication=publication_of(report, _submissions(report) + 1), by=by, at=at)
    known = {number: _as_frozen(figure, frozen) for number, figure in printed.items()}
    _ensure_current(printed, known)
    frozen |= _corrections(report, frozen, by=by, at=at)
    for row in rows:
        figure, stands = known[row.number], frozen.get(_name(row.printed))
        row.numerator, row.denominator, row.value = figure.numerator, figure.denominator, figure.value
        row.frozen_figure_id = stands.pk if stands is not None and figure.kind in _OF_INDICATORS else None
    ReportFigure.objects.bulk_update(rows, ["numerator", "denominator", "value", "frozen_figure_id"])


def release_figures(report: Report) -> None:
    """Let go of the frozen figures of a report that goes back to be worked on; they stay where they are kept."""
    report.figures.update(frozen_figure_id=None)


def publication_of(report: Report, submission: int) -> str:
    """What a submission of the report is called where figures are frozen: a later one has figures of its own."""
    return f"report:{report.kind}:{report.first_day.isoformat()}:{report.pk}.{submission}"


def _submissions(report: Report) -> int:
    return ReportEvent.objects.filter(report=report, step=ReportStep.SUBMIT).count()


def _frozen(figures: list[PrintedFigure], *, publication: str, by: Actor, at: datetime) -> dict[_Name, FrozenFigure]:
    """The figures of each period, frozen together."""
    periods: dict[tuple[date, date], list[FigureRequest]] = defaultdict(list)
    for (code, variant, first_day, last_day, dimension, key), _ in {_name(each): each for each in figures}.items():
        request = FigureRequest(code=code, variant=variant, by=dimension or None, key=key or None)
        periods[first_day, last_day].append(request)
    return {
        _of_frozen(each): each
        for (first_day, last_day), requests in periods.items()
        for each in freeze(
            requests=requests, first_day=first_day, last_day=last_day, publication=publication, by=by, at=at
        )
    }


def _corrections(
    report: Report, frozen: Mapping[_Name, FrozenFigure], *, by: Actor, at: datetime
) -> dict[_Name, FrozenFigure]:
    """The figures of the report that this one corrects, each that is another now with what stands instead of it."""
    wrong = report.corrects
    if wrong is None:
        return {}
    reason = ReportEvent.objects.filter(report=report, step=ReportStep.DRAFT).values_list("reason", flat=True)[0]
    publication = publication_of(report, _submissions(report) + 1)
    stated = {_of_frozen(each): each for each in frozen_for(publication_of(wrong, _submissions(wrong)))}
    return {
        name: correct(figure_id=old.pk, reason=reason[:200], by=by, at=at, publication=publication)
        for name, old in stated.items()
        if name in frozen and _parts(frozen[name]) != _parts(old)
    }


def _parts(figure: FrozenFigure) -> tuple[object, ...]:
    return figure.numerator, figure.denominator, figure.shown


def _ensure_current(printed: dict[int, PrintedFigure], known: dict[int, PrintedFigure]) -> None:
    indicators = catalogue().indicators
    moved = []
    for number, figure in printed.items():
        shown = known[number].shown
        if figure.kind in (FigureKind.CHANGE, FigureKind.SHARE):
            of = [known[each] for each in figure.of]
            shown = derived_text(figure, of[0], of[1], indicators[figure.indicator].unit)
        if shown != figure.shown:
            moved.append((indicators[figure.indicator].name.get("zh"), figure.shown, shown))
    if moved:
        raise ReportFiguresOutdated(moved)


def _as_frozen(figure: PrintedFigure, frozen: dict[_Name, FrozenFigure]) -> PrintedFigure:
    found = frozen.get(_name(figure)) if figure.kind in _OF_INDICATORS else None
    if found is None:
        return figure
    shown = {
        FigureKind.NUMERATOR: show_number(found.numerator),
        FigureKind.DENOMINATOR: show_number(found.denominator),
    }.get(figure.kind, found.shown)
    return replace(figure, numerator=found.numerator, denominator=found.denominator, value=found.value, shown=shown)


def _name(figure: PrintedFigure) -> _Name:
    first, last = figure.first_day or date.min, figure.last_day or date.min
    return figure.indicator, figure.variant, first, last, figure.dimension, figure.key


def _of_frozen(figure: FrozenFigure) -> _Name:
    days = figure.first_day, figure.last_day
    return (figure.indicator_code, figure.variant, *days, figure.dimension, figure.key)
