"""Say why leaves fell short of their targets, which the self-evaluation form must tell."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.evaluation.errors import DeviationNotAsked, EntryOvertaken
from hotline.modules.evaluation.models import DeviationReason
from hotline.modules.evaluation.rules.printing.printing import Deviation
from hotline.modules.evaluation.selectors.deviations import current_reasons
from hotline.modules.evaluation.selectors.schemes import load_scheme


@transaction.atomic
def give_deviation_reasons(
    *, scheme_code: str, reasons: Mapping[str, Deviation], by: Actor, at: datetime
) -> list[DeviationReason]:
    """Append each leaf's reason as its newest, correcting the one before; all of them or none.

    A reason equal to the newest is not entered again. A leaf may be given one before it falls short.
    """
    if not by.may(Permission.ENTER_VALUES):
        raise NotPermitted
    leaves = {leaf.code for _, _, leaf in load_scheme(scheme_code).leaves()}
    unknown = sorted(set(reasons) - leaves)
    if unknown:
        raise DeviationNotAsked(field="leaf", leaf="、".join(unknown))
    newest = {one.leaf_code: one for one in current_reasons(scheme_code)}
    appended = []
    for leaf, given in reasons.items():
        corrected = newest.get(leaf)
        if corrected is not None and (corrected.reason, corrected.improvement) == (given.reason, given.improvement):
            continue
        appended.append(_append(scheme_code, leaf, given, corrected, by, at))
    return appended


def _append(
    scheme_code: str, leaf: str, given: Deviation, corrected: DeviationReason | None, by: Actor, at: datetime
) -> DeviationReason:
    try:
        with transaction.atomic():
            return DeviationReason.objects.create(
                scheme_code=scheme_code,
                leaf_code=leaf,
                reason=given.reason,
                improvement=given.improvement,
                entered_by_id=by.person_id,
                entered_at=at,
                corrects=corrected,
            )
    except IntegrityError as error:
        # Only the two constraints on who corrects what can fail here: somebody else was first.
        raise EntryOvertaken(leaf=leaf) from error
