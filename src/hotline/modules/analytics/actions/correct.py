"""Correct a frozen figure."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.analytics.errors import FigureAlreadyCorrected, FigureUnchanged
from hotline.modules.analytics.models import FrozenFigure
from hotline.modules.analytics.rules.freezing import differs
from hotline.modules.analytics.selectors.catalogue import find_indicator, find_variant
from hotline.modules.analytics.selectors.explanations import Cell, explain_cells
from hotline.modules.analytics.selectors.frozen import frozen, origin_of
from hotline.modules.audit.public import record

from .freeze import frozen_cell


@transaction.atomic
def correct(
    *, figure_id: int, reason: str, by: Actor, at: datetime, version: int | None = None, publication: str = ""
) -> FrozenFigure:
    """Freeze what the figure is today, in a new one that points at the old and says why; the old one stays as it is.

    It is computed by the version under which the old one was frozen, or by the `version` that is named. A correction
    belongs to the old figure's publication where it is not published elsewhere.
    """
    FrozenFigure.objects.select_for_update().filter(pk=figure_id).first()
    (old,) = frozen([figure_id])
    if old.corrected_by_id is not None:
        raise FigureAlreadyCorrected(figure=old.id, correction=old.corrected_by_id)
    indicator = find_indicator(old.indicator_code, version or old.indicator_version)
    variant = find_variant(indicator, old.variant)
    (explained,) = explain_cells(
        [Cell(indicator, variant, old.first_day, old.last_day, old.dimension or None, old.key or None)]
    )
    if indicator.version == old.indicator_version and not differs(old.figure, explained.explained.figure):
        raise FigureUnchanged(figure=old.id, shown=old.shown)
    corrected = frozen_cell(
        explained,
        origin_of([variant]),
        publication=publication or old.publication,
        by=by,
        at=at,
        reason=reason,
        corrects=old,
    )
    corrected.save()
    facts: dict[str, str | int | None] = {
        "figure": old.id,
        "correction": corrected.id,
        "before": old.shown,
        "after": corrected.shown,
    }
    record(actor=by.account, action="analytics.correct", subject=old.publication, at=at, reason=reason, facts=facts)
    return corrected
