"""Keep what somebody answered who was shown possible duplicates."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import DuplicateVerdict, WorkOrder
from hotline.modules.workorders.rules.words import DuplicateAnswer
from hotline.modules.workorders.selectors.pairs import see


def keep_verdicts(
    work_order: WorkOrder, related_to: Sequence[str], distinct_from: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Append a verdict for each other work order: related, or another matter. Nothing is handled differently for it.

    A related one is shown beside the other on both pages; what was taken apart tells how well duplicates are found.
    """
    both = set(related_to) & set(distinct_from)
    if both:
        raise InvalidInput(
            field="related_to",
            reason_zh="同一件工单不能既“关联”又“不是同一事项”。",
            reason_en="a work order is either related or another matter, not both.",
        )
    DuplicateVerdict.objects.bulk_create(
        DuplicateVerdict(
            work_order=work_order, other=see(number, by=by, field=field), answer=answer, at=at, by_id=by.person_id
        )
        for field, answer, number in _answers(related_to, distinct_from)
        if number != work_order.number
    )


def _answers(related_to: Sequence[str], distinct_from: Sequence[str]) -> Iterator[tuple[str, DuplicateAnswer, str]]:
    for number in dict.fromkeys(related_to):
        yield "related_to", DuplicateAnswer.RELATED, number
    for number in dict.fromkeys(distinct_from):
        yield "distinct_from", DuplicateAnswer.DISTINCT, number
