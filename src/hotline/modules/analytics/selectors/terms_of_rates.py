"""What the three rates count, taken from the catalogue, so that figures and rates can never differ."""

from collections.abc import Mapping
from dataclasses import replace

from hotline.modules.analytics.rules.formulas import Named, RecordTerm, Term

from .catalogue import find_indicator, find_variant

RESPONSE, RESOLUTION, SATISFACTION = "response_rate", "resolution_rate", "satisfaction_rate"
PARTLY_SOLVED = "partly_solved_rate"
# The counting rule of each indicator that the three rates use.
VARIANTS = {RESPONSE: "standard", RESOLUTION: "three_rates", SATISFACTION: "three_rates", PARTLY_SOLVED: "standard"}


def terms_of_rates() -> Mapping[str, Term]:
    """The term of each count."""
    variants = {code: find_variant(find_indicator(code), variant) for code, variant in VARIANTS.items()}
    reached = variants[RESOLUTION].denominator
    rated, due = variants[SATISFACTION].denominator, variants[RESPONSE].denominator
    assert isinstance(reached, RecordTerm) and rated is not None and due is not None
    return {
        "due": due,
        "responded": variants[RESPONSE].numerator,
        "counted": reached,
        "excluded": replace(reached, where=(*reached.where, (Named("excluded"),)), without=()),
        "solved": variants[RESOLUTION].numerator,
        "partly_solved": variants[PARTLY_SOLVED].numerator,
        "rated": rated,
        "satisfied": variants[SATISFACTION].numerator,
    }
