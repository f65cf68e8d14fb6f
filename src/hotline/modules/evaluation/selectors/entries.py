"""Values that were entered."""

from django.db.models import Exists, OuterRef

from hotline.modules.evaluation.models import EnteredValue
from hotline.modules.scoring import public as scoring


def current_entries(scheme_code: str, version: int | None = None) -> list[EnteredValue]:
    """The newest value of each leaf of a scheme, with the person who entered it.

    As a version saw them, where one is named: what was entered or corrected under a later one does not count.
    """
    entries = EnteredValue.objects.filter(scheme_code=scheme_code)
    corrections = EnteredValue.objects.filter(corrects_id=OuterRef("id"))
    if version is not None:
        entries = entries.filter(scheme_version__lte=version)
        corrections = corrections.filter(scheme_version__lte=version)
    return list(entries.filter(~Exists(corrections)).select_related("entered_by").order_by("id"))


def usable(scheme: scoring.Scheme, entries: list[EnteredValue]) -> list[EnteredValue]:
    """Those that this version of the scheme can take: another version may have asked for something else."""
    return [entry for entry in entries if _fits(scheme, entry)]


def _fits(scheme: scoring.Scheme, entry: EnteredValue) -> bool:
    if entry.scheme_version == scheme.version:
        return True
    try:
        scoring.check_entered(scheme, [as_entered(entry)])
    except scoring.EnteredValueRefused:
        return False
    return True


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
