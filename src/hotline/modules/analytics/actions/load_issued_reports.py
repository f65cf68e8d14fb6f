"""Load many reports at once, as they were issued before the platform or in a demonstration year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.bulk import copy_rows
from hotline.modules.analytics.models import IssuedReport
from hotline.modules.analytics.rules.reports import ReportKind, counted_on, due_at

_COLUMNS = ("kind", "first_day", "last_day", "counted_on", "due_at", "issued_at")


@dataclass(frozen=True, slots=True)
class ReportToLoad:
    """A report on the period from `first_day` to `last_day`, issued at a moment."""

    kind: ReportKind
    first_day: date
    last_day: date
    issued_at: datetime


@transaction.atomic
def load_issued_reports(rows: Iterable[ReportToLoad]) -> int:
    """Append the reports, each with the moment at which it was due; return how many."""
    return copy_rows(
        IssuedReport,
        _COLUMNS,
        (
            (
                row.kind.value,
                row.first_day,
                row.last_day,
                counted_on(row.kind, row.last_day, row.issued_at),
                due_at(row.kind, row.last_day),
                row.issued_at,
            )
            for row in rows
        ),
    )
