"""What other modules may call: indicators' definitions, values and documents, and reports as records."""

from .rules.figures import Figure, IndicatorValue
from .selectors.catalogue import catalogue, find_indicator, find_variant
from .selectors.documents import IndicatorDocument, indicator_document
from .selectors.values import Wanted, values

__all__ = [
    "Figure",
    "IndicatorDocument",
    "IndicatorValue",
    "Wanted",
    "catalogue",
    "find_indicator",
    "find_variant",
    "indicator_document",
    "values",
]
