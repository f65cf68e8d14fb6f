"""Enter values that no record can yield."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.evaluation.errors import EntryOvertaken
from hotline.modules.evaluation.models import EnteredValue as Entry
from hotline.modules.evaluation.selectors.entries import as_entered, current_entries
from hotline.modules.evaluation.selectors.schemes import load_scheme
from hotline.modules.scoring import public as scoring


@transaction.atomic
def enter_values(*, scheme_code: str, values: Sequence[scoring.EnteredValue], by: Actor, at: datetime) -> list[Entry]:
    """Append each value as the newest of its leaf, correcting the one before; all of them or none.

    A value equal to the newest is not entered again.
    """
    if not by.may(Permission.ENTER_VALUES):
        raise NotPermitted
    scheme = load_scheme(scheme_code)
    scoring.check_entered(scheme, values)
    newest = {entry.leaf_code: entry for entry in current_entries(scheme_code)}
    appended = []
    for value in values:
        corrected = newest.get(value.leaf)
        if corrected is not None and as_entered(corrected) == value:
            continue
        appended.append(_append(scheme, value, corrected, by, at))
    return appended


def _append(
    scheme: scoring.Scheme, value: scoring.EnteredValue, corrected: Entry | None, by: Actor, at: datetime
) -> Entry:
    try:
        with transaction.atomic():
            return Entry.objects.create(
                scheme_code=scheme.code,
                scheme_version=scheme.version,
                leaf_code=value.leaf,
                numerator=value.numerator,
                denominator=value.denominator,
                value=value.value,
                answers={code: level.value for code, level in value.answers.items()},
                counts=dict(value.counts),
                comparisons=[_comparison(one) for one in value.comparisons],
                evidence_zh=value.evidence.zh,
                evidence_en=value.evidence.en,
                printed_in=value.printed_in or "",
                entered_by_id=by.person_id,
                entered_at=at,
                corrects=corrected,
            )
    except IntegrityError as error:
        # Only the two constraints on who corrects what can fail here: somebody else was first.
        raise EntryOvertaken(leaf=value.leaf) from error


def _comparison(comparison: scoring.Comparison) -> dict[str, str]:
    figures = {
        "numerator": comparison.numerator,
        "denominator": comparison.denominator,
        "value": comparison.value,
    }
    return {"name": comparison.name} | {key: str(figure) for key, figure in figures.items() if figure is not None}
