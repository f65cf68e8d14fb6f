"""Write a city's categories and divisions."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from hotline.modules.audit.public import record
from hotline.modules.taxonomy.models import Category, Division
from hotline.modules.taxonomy.rules.rows import CategoryRow, DivisionRow

Row = TypeVar("Row", CategoryRow, DivisionRow)


@transaction.atomic
def import_categories(*, rows: Sequence[CategoryRow], by: str, at: datetime) -> int:
    """Create the categories of an empty hotline; gives their number. The rows are consistent."""
    made: dict[str, Category] = {}
    for row in parents_first(rows):
        parent = made.get(row.parent_code)
        category = Category.objects.create(
            code=row.code,
            name=row.name,
            definition=row.definition,
            level=parent.level + 1 if parent else 1,
            parent=parent,
            top=parent.top if parent else None,
        )
        if parent is None:
            category.top = category
            category.save(update_fields=["top"])
        made[row.code] = category
    record(actor=by, action="import_categories", subject="categories", at=at, facts={"count": len(made)})
    return len(made)


@transaction.atomic
def import_divisions(*, rows: Sequence[DivisionRow], by: str, at: datetime) -> int:
    """Create the divisions of an empty hotline; gives their number. The rows are consistent."""
    made: dict[str, Division] = {}
    for row in parents_first(rows):
        parent = made.get(row.parent_code)
        level = parent.level + 1 if parent else 1
        made[row.code] = Division.objects.create(code=row.code, name=row.name, level=level, parent=parent)
    record(actor=by, action="import_divisions", subject="divisions", at=at, facts={"count": len(made)})
    return len(made)


@transaction.atomic
def merge_divisions(*, rows: Sequence[DivisionRow], by: str, at: datetime) -> int:
    """Create the divisions that are new and name anew those there are; gives how many are new."""
    present = {one.code: one for one in Division.objects.all()}
    count = len(present)
    for row in parents_first(rows, known=present):
        parent = present.get(row.parent_code)
        level = parent.level + 1 if parent else 1
        defaults = {"name": row.name, "level": level, "parent": parent}
        present[row.code], _ = Division.objects.update_or_create(code=row.code, defaults=defaults)
    record(actor=by, action="merge_divisions", subject="divisions", at=at, facts={"count": len(present) - count})
    return len(present) - count


def parents_first(rows: Sequence[Row], known: Collection[str] = ()) -> Iterator[Row]:
    """The rows in an order in which every parent comes before its children; `known` are there already."""
    done = set(known)
    waiting = list(rows)
    while waiting:
        ready = [row for row in waiting if not row.parent_code or row.parent_code in done]
        if not ready:
            raise ValueError("the rows contain a circle or a parent that is missing")
        done |= {row.code for row in ready}
        yield from ready
        codes = {row.code for row in ready}
        waiting = [row for row in waiting if row.code not in codes]
