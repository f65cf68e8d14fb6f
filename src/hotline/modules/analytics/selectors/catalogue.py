"""The catalogue over everything that the modules offer to be counted."""

from functools import cache
from pathlib import Path

from django.conf import settings

from hotline.kit.facts import FactSet
from hotline.modules.analytics.errors import UnknownDimension, UnknownIndicator, UnknownIndicatorVersion, UnknownVariant
from hotline.modules.analytics.rules.catalogue import (
    MONTH,
    Catalogue,
    Indicator,
    Variant,
    earlier_documents,
    own_documents,
    packaged_documents,
)
from hotline.modules.analytics.rules.entries import read_catalogue
from hotline.modules.analytics.rules.formulas import FactVocabulary, QuantityWords, Vocabulary, Words
from hotline.modules.callbacks import public as callbacks
from hotline.modules.knowledge import public as knowledge
from hotline.modules.quality import public as quality
from hotline.modules.supervision import public as supervision
from hotline.modules.telephony import public as telephony
from hotline.modules.workforce import public as workforce
from hotline.modules.workorders import public as workorders

from .reports import ISSUED_REPORTS

FACT_SETS: dict[str, FactSet] = {
    facts.name: facts
    for facts in (
        *telephony.FACTS,
        *knowledge.FACTS,
        *workorders.FACTS,
        *callbacks.FACTS,
        *quality.FACTS,
        *workforce.FACTS,
        *supervision.FACTS,
        ISSUED_REPORTS,
    )
}


def _words_of(facts: FactSet) -> FactVocabulary:
    return FactVocabulary(
        name=Words(facts.name_zh, facts.name_en),
        attributions={code: Words(a.name_zh, a.name_en) for code, a in facts.attributions.items()},
        conditions={code: Words(c.name_zh, c.name_en) for code, c in facts.conditions.items()},
        quantities={
            code: QuantityWords(Words(q.name_zh, q.name_en), Words(q.unit_zh, q.unit_en))
            for code, q in facts.quantities.items()
        },
        identities={code: Words(i.name_zh, i.name_en) for code, i in facts.identities.items()},
        dimensions=frozenset({MONTH, *facts.dimensions}),
    )


def vocabulary() -> Vocabulary:
    """Everything that a formula may say."""
    return {name: _words_of(facts) for name, facts in FACT_SETS.items()}


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with the platform and the city's own indicators, checked once."""
    own = own_documents(Path(settings.OWN_INDICATORS))
    return read_catalogue(packaged_documents(), vocabulary(), earlier_documents(), own)


def find_indicator(code: str, version: int | None = None) -> Indicator:
    """The indicator as it is defined now, or in that version; refused with the choices where there is none."""
    if code not in catalogue().indicators:
        raise UnknownIndicator(field="code", indicator=code, choices=", ".join(catalogue().indicators))
    found = catalogue().find(code, version)
    if found is None:
        choices = ", ".join(map(str, catalogue().versions(code)))
        raise UnknownIndicatorVersion(field="version", indicator=code, version=version, choices=choices)
    return found


def find_variant(indicator: Indicator, code: str | None) -> Variant:
    """The counting rule of that code, the default where none is named; refused with the choices otherwise."""
    if code is None:
        return indicator.default_variant
    found = indicator.variants.get(code)
    if found is None:
        raise UnknownVariant(
            field="variant", indicator=indicator.code, variant=code, choices=", ".join(indicator.variants)
        )
    return found


def ensure_dimension(indicator: Indicator, dimension: str | None) -> None:
    """Refuse a dimension by which the indicator cannot be split."""
    if dimension is not None and dimension not in indicator.dimensions:
        raise UnknownDimension(
            field="by", indicator=indicator.code, dimension=dimension, choices=", ".join(indicator.dimensions)
        )
