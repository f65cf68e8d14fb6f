"""Take away what is there, in the shape of the template."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.administration.rules import ImportKind
from hotline.modules.administration.rules.books import as_workbook
from hotline.modules.audit.public import record

from .keepers import KEEPERS


@transaction.atomic
def export_book(*, kind: ImportKind, by: Actor, at: datetime) -> bytes:
    """A workbook of what is there; that it was taken is recorded."""
    keeper = KEEPERS[kind]
    present = keeper.present()
    count = sum(len(rows) for rows in present.values())
    record(actor=by.account, action="export_workbook", subject=f"workbook:{kind.value}", at=at, facts={"rows": count})
    return as_workbook(keeper.book, keeper.tables, present)
