"""Which files are kept no longer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.kit.clock import local_date, start_of_day
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.retention import kept_from
from hotline.modules.workorders.rules.words import RetentionClass

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class DueFiles:
    """How many files are due, how many others are held though their time is over, and the numbers of the first due."""

    count: int
    held: int
    numbers: Sequence[str]


def due_files(at: datetime) -> DueFiles:
    """What an erasure would erase now."""
    over = _over(at)
    due = over.filter(is_held=False)
    numbers = due.order_by("archived_at", "id").values_list("number", flat=True)[:_SHOWN]
    return DueFiles(due.count(), over.filter(is_held=True).count(), list(numbers))


def to_erase(at: datetime) -> Iterator[str]:
    """The numbers of the files to erase, the oldest first."""
    due = _over(at).filter(is_held=False).order_by("archived_at", "id")
    return due.values_list("number", flat=True).iterator()


def is_due(work_order: WorkOrder, at: datetime) -> bool:
    """Whether a work order that is held by the transaction is still to be erased."""
    return _over(at).filter(pk=work_order.pk, is_held=False).exists()


def _over(at: datetime) -> QuerySet[WorkOrder]:
    """Archived files whose time is over, and that were not erased."""
    policy = handling_policy(at)
    is_over = Q(pk__in=[])
    for retention_class in RetentionClass:
        first_day = kept_from(retention_class, local_date(at), policy)
        if first_day is not None:
            is_over |= Q(retention_class=retention_class, archived_at__lt=start_of_day(first_day))
    return WorkOrder.objects.filter(is_over, stage=Stage.ARCHIVED, erased_at__isnull=True)
