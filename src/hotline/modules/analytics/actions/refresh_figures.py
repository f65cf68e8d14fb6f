"""Bring everything that is kept beside the records up to date with them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.modules.analytics.models import ChangedDay
from hotline.modules.analytics.selectors.kept import HOT_FACT_SETS

from .condense_files import condense_files
from .keep_facts import keep_facts
from .write_columns import Progress, write_columns

# Two would write the same files: the second waits and then finds nothing to do.
_LOCK = 12345_05


@dataclass(frozen=True, slots=True)
class Refreshed:
    """How many groupings of daily facts were computed anew, and how many columnar files were written."""

    groupings: int
    files: int


def refresh_figures(*, at: datetime, anew: bool = False, progress: Progress = lambda *_: None) -> Refreshed:
    """Columnar files from the records, then daily facts from the files, of what changed; with `anew` all of both.

    Every record is read once, however much is kept of it. A change that comes meanwhile keeps its note, so that its
    days are counted from the records until the next time.
    """
    groupings = files = 0
    with _alone():
        for fact_set in HOT_FACT_SETS:
            notes = list(ChangedDay.objects.filter(fact_set=fact_set).values_list("id", "attribution", "day"))
            changed = {(attribution, day) for _, attribution, day in notes}
            files += write_columns(fact_set, changed, anew=anew, progress=progress)
            condense_files(fact_set, changed, anew=anew, progress=progress)
            with transaction.atomic():
                groupings += keep_facts(fact_set, changed, at=at, anew=anew, progress=progress)
                _forget([pk for pk, _, _ in notes])
        progress("完成 Done", 1, 1)
    return Refreshed(groupings, files)


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _forget(notes: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM analytics_changedday WHERE id = ANY(%s)", [list(notes)])
