"""Freeze the figures that a publication states."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.analytics.models import FrozenFigure
from hotline.modules.analytics.rules.catalogue import Indicator, Variant
from hotline.modules.analytics.rules.freezing import FigureRequest, Origin, inputs_of
from hotline.modules.analytics.rules.periods import period_of
from hotline.modules.analytics.selectors.catalogue import catalogue, ensure_dimension, find_indicator, find_variant
from hotline.modules.analytics.selectors.explanations import Cell, ExplainedCell, explain_cells, keys_of
from hotline.modules.analytics.selectors.frozen import frozen_figures, origin_of
from hotline.modules.audit.public import record

# What names a figure within its publication.
_Name = tuple[str, str, date, date, str, str]


@transaction.atomic
def freeze(
    *,
    requests: Sequence[FigureRequest],
    first_day: date,
    last_day: date,
    publication: str,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> tuple[FrozenFigure, ...]:
    """Compute the figures now and keep them for ever, in the order of the requests; both local days are included.

    A publication has each figure once: what it has frozen already is given back as it was, so that a repeated call
    changes nothing. Whoever states other figures later calls the publication by another name, or corrects them.
    """
    cells = _cells(requests, first_day, last_day)
    before = _frozen_for(publication)
    missing = list({_name(cell): cell for cell in cells if _name(cell) not in before}.values())
    if missing:
        origin = origin_of([cell.variant for cell in missing])
        fresh = [
            frozen_cell(explained, origin, publication=publication, by=by, at=at, reason=reason)
            for explained in explain_cells(missing)
        ]
        # Somebody else may freeze for the same publication at this moment: then his figures stand.
        FrozenFigure.objects.bulk_create(fresh, ignore_conflicts=True)
        facts = {"figures": len(fresh)}
        record(actor=by.account, action="analytics.freeze", subject=publication, at=at, reason=reason, facts=facts)
        before = _frozen_for(publication)
    return tuple(before[_name(cell)] for cell in cells)


def frozen_cell(
    explained: ExplainedCell,
    origin: Origin,
    *,
    publication: str,
    by: Actor,
    at: datetime,
    reason: str,
    corrects: FrozenFigure | None = None,
) -> FrozenFigure:
    """The figure with everything it was computed from, not yet kept."""
    cell, figure = explained.cell, explained.explained.figure
    return FrozenFigure(
        indicator_code=cell.indicator.code,
        indicator_version=cell.indicator.version,
        variant=cell.variant.code,
        first_day=cell.first_day,
        last_day=cell.last_day,
        dimension=cell.by or "",
        key=cell.key or "",
        key_name=explained.key_name,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        shown=figure.shown,
        inputs=inputs_of(cell.indicator, cell.variant, explained.explained, origin, catalogue().vocabulary),
        frozen_at=at,
        frozen_by_id=by.person_id,
        publication=publication,
        reason=reason,
        corrects=corrects,
    )


def _cells(requests: Sequence[FigureRequest], first_day: date, last_day: date) -> list[Cell]:
    """The cell of each request, or all cells of the dimension that it names."""
    named = [(request, *_definition(request)) for request in requests]
    whole: dict[str, list[Variant]] = defaultdict(list)
    for request, _, variant in named:
        if request.by and not request.key:
            whole[request.by].append(variant)
    period = period_of(first_day, last_day)
    keys = {by: keys_of(variants, period, by) for by, variants in whole.items()}
    return [
        Cell(indicator, variant, first_day, last_day, request.by, key)
        for request, indicator, variant in named
        for key in (keys[request.by][variant] if request.by and not request.key else [request.key])
    ]


def _definition(request: FigureRequest) -> tuple[Indicator, Variant]:
    indicator = find_indicator(request.code, request.version)
    ensure_dimension(indicator, request.by)
    return indicator, find_variant(indicator, request.variant)


def _frozen_for(publication: str) -> dict[_Name, FrozenFigure]:
    found = frozen_figures().filter(publication=publication, corrects__isnull=True)
    return {
        (each.indicator_code, each.variant, each.first_day, each.last_day, each.dimension, each.key): each
        for each in found
    }


def _name(cell: Cell) -> _Name:
    return cell.indicator.code, cell.variant.code, cell.first_day, cell.last_day, cell.by or "", cell.key or ""
