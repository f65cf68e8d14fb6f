"""Values that were entered."""

from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.scoring import public as scoring


def current_entries(scheme_code: str) -> list[EnteredValue]:
    """The newest value of each leaf of a scheme, with the person who entered it."""
    entries = EnteredValue.objects.filter(scheme_code=scheme_code, correction__isnull=True)
    return list(entries.select_related("entered_by").order_by("id"))


def as_entered(entry: EnteredValue) -> scoring.EnteredValue:
    """The row as scoring takes it."""
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
