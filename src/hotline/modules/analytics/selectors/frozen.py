"""Frozen figures, and which of them would be different if they were computed today."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from hotline.modules.analytics.errors import UnknownFrozenFigure
from hotline.modules.analytics.models import FrozenFigure
from hotline.modules.analytics.rules.catalogue import Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure
from hotline.modules.analytics.rules.freezing import Origin, definition_of, differs, fact_sets_of
from hotline.modules.departments.public import profile

from .catalogue import FACT_SETS, catalogue
from .explanations import Cell, explain_cells


@dataclass(frozen=True, slots=True)
class Drift:
    """A frozen figure that would be different today.

    `today` is the figure by the definition under which it was frozen; nothing where the catalogue has that definition
    no more. `is_redefined`: the catalogue says something else under the same version.
    """

    frozen: FrozenFigure
    today: Figure | None
    is_redefined: bool


def frozen_figures() -> QuerySet[FrozenFigure]:
    """Every frozen figure with who froze it and what corrects it, the oldest first."""
    return FrozenFigure.objects.select_related("frozen_by", "correction").order_by("pk")


def frozen(ids: Sequence[int]) -> tuple[FrozenFigure, ...]:
    """The frozen figures of these numbers, in their order; refused where one does not exist."""
    found = {figure.pk: figure for figure in frozen_figures().filter(pk__in=set(ids))}
    missing = [str(each) for each in ids if each not in found]
    if missing:
        raise UnknownFrozenFigure(figures=", ".join(missing))
    return tuple(found[each] for each in ids)


def frozen_for(publication: str) -> tuple[FrozenFigure, ...]:
    """What a publication states, in the order in which it was frozen, each as it stands after all corrections."""
    stated = list(frozen_figures().filter(publication=publication, corrects__isnull=True))
    newest = {figure.pk: figure for figure in stated}
    corrected = {figure.corrected_by_id: figure.pk for figure in stated if figure.corrected_by_id}
    while corrected:
        found = list(frozen_figures().filter(pk__in=corrected))
        newest |= {corrected[figure.pk]: figure for figure in found}
        corrected = {figure.corrected_by_id: corrected[figure.pk] for figure in found if figure.corrected_by_id}
    return tuple(newest.values())


def drift(figures: Sequence[FrozenFigure]) -> list[Drift]:
    """Those of the figures that would be different if they were computed today; one that was corrected is left out.

    One statement for each period and kind of record, however many figures.
    """
    standing = [figure for figure in figures if figure.corrected_by_id is None]
    known = [(figure, *found) for figure in standing if (found := _definition(figure)) is not None]
    cells = [
        Cell(indicator, variant, figure.first_day, figure.last_day, figure.dimension or None, figure.key or None)
        for figure, indicator, variant in known
    ]
    today = {
        figure.pk: (explained.explained.figure, definition_of(indicator, variant) != figure.inputs["definition"])
        for (figure, indicator, variant), explained in zip(known, explain_cells(cells), strict=True)
    }
    drifts = (Drift(figure, *today.get(figure.pk, (None, False))) for figure in standing)
    return [each for each in drifts if each.today is None or differs(each.frozen.figure, each.today)]


def origin_of(variants: Sequence[Variant]) -> Origin:
    """Which data a figure would be computed from now."""
    facts = profile()
    names = dict.fromkeys(name for variant in variants for name in fact_sets_of(variant))
    return Origin(
        facts.name,
        facts.scale,
        {name: FACT_SETS[name].records().aggregate(newest=Max("pk"))["newest"] or 0 for name in names},
    )


def _definition(figure: FrozenFigure) -> tuple[Indicator, Variant] | None:
    indicator = catalogue().find(figure.indicator_code, figure.indicator_version)
    variant = indicator.variants.get(figure.variant) if indicator else None
    return None if indicator is None or variant is None else (indicator, variant)
