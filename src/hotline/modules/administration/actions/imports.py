"""Look at what a workbook would change, then change exactly that."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from django.db import connection, transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.administration.errors import (
    ImportChangesNothing,
    ImportNotSound,
    ImportOutdated,
    WorkbookTooLong,
)
from hotline.modules.administration.models import WorkbookImport
from hotline.modules.administration.rules import ImportKind, RowOutcome
from hotline.modules.administration.rules.planning import PlannedRow, Present, planned
from hotline.modules.audit.public import record
from hotline.modules.founding.public import Credential
from hotline.modules.founding.rules.reading import Reading, read

from .keepers import KEEPERS, Keeper

MOST_ROWS = 5000
LONGEST_FILE_NAME = 120
# Any number that nobody else locks: imports are confirmed one after the other.
IMPORT_LOCK = 12345011


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An import that was taken in, and the one-time passwords of the accounts that it made, told this once."""

    taken: WorkbookImport
    credentials: list[Credential]


@dataclass(frozen=True, slots=True)
class _Looked:
    readings: Mapping[str, Reading]
    there: Mapping[str, Present]
    rows: list[PlannedRow]


@transaction.atomic
def preview_import(*, kind: ImportKind, file: BinaryIO, name: str, by: Actor, at: datetime) -> WorkbookImport:
    """Keep a workbook with what it would change; nothing else is changed.

    The same file, uploaded again by the same person before anybody confirmed it, is the same import looked at anew.
    """
    keeper = KEEPERS[kind]
    content = file.read()
    file.seek(0)
    readings = read(file, [table.sheet for table in keeper.tables])
    lines = [[one.sheet.name, line.number, dict(line.texts)] for one in readings for line in one.lines]
    if len(lines) > MOST_ROWS:
        raise WorkbookTooLong(field="file", count=len(lines), most=MOST_ROWS)
    digest = hashlib.sha256(content).hexdigest()
    again = WorkbookImport.objects.filter(kind=kind, sha256=digest, uploaded_by=by.account, confirmed_at=None)
    kept = again.select_for_update().first() or WorkbookImport(kind=kind, sha256=digest, uploaded_by=by.account)
    kept.file_name, kept.lines, kept.uploaded_at = name[-LONGEST_FILE_NAME:], lines, at
    kept.plan = _as_kept(_look(keeper, kept))
    kept.save()
    return kept


@transaction.atomic
def confirm_import(*, kind: ImportKind, import_id: int, by: Actor, at: datetime) -> Confirmed:
    """Change what the preview showed, all of it or nothing; a second confirmation finds it done.

    `ImportOutdated` where the records have changed since, so that the preview no longer says what would happen.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [IMPORT_LOCK])
    kept = WorkbookImport.objects.select_for_update().filter(kind=kind, pk=import_id).first()
    if kept is None:
        raise NotFound(what=str(import_id))
    if kept.confirmed_at is not None:
        return Confirmed(kept, [])
    keeper = KEEPERS[kind]
    looked = _look(keeper, kept)
    if _as_kept(looked) != kept.plan:
        raise ImportOutdated
    _ensure_worth_it(looked.rows)
    credentials = keeper.take_in(_wanted(keeper, looked), by, at)
    kept.confirmed_by, kept.confirmed_at = by.account, at
    kept.save(update_fields=["confirmed_by", "confirmed_at"])
    count = sum(row.outcome is not RowOutcome.UNCHANGED for row in looked.rows)
    facts = {"kind": kind.value, "file": kept.file_name, "sha256": kept.sha256, "rows": count}
    record(actor=by.account, action="confirm_import", subject=f"import:{kept.pk}", at=at, facts=facts)
    return Confirmed(kept, credentials)


def _look(keeper: Keeper, kept: WorkbookImport) -> _Looked:
    """The plan of the rows that were read, against what is there now."""
    there = keeper.present()
    readings = {}
    for table in keeper.tables:
        name = table.sheet.name
        readings[name] = table.reading([(row, texts) for sheet, row, texts in kept.lines if sheet == name], there[name])
    keeper.check(readings, there)
    rows = [
        row for table in keeper.tables for row in planned(readings[table.sheet.name], table, there[table.sheet.name])
    ]
    return _Looked(readings, there, rows)


def _as_kept(looked: _Looked) -> list[dict[str, object]]:
    """The rows as the database keeps them: lists for tuples, so that the same plan compares as the same."""
    return [
        asdict(row)
        | {
            "outcome": row.outcome.value,
            "changes": [asdict(each) for each in row.changes],
            "refusals": [asdict(each) for each in row.refusals],
        }
        for row in looked.rows
    ]


def _ensure_worth_it(rows: list[PlannedRow]) -> None:
    refused = sum(row.outcome is RowOutcome.REFUSED for row in rows)
    if refused:
        raise ImportNotSound(count=refused)
    if all(row.outcome is RowOutcome.UNCHANGED for row in rows):
        raise ImportChangesNothing


def _wanted(keeper: Keeper, looked: _Looked) -> dict[str, list[tuple[Mapping[str, str], Mapping[str, str] | None]]]:
    """The rows that are new or changed, with what was there before, by sheet."""
    changing = {(row.sheet, row.number) for row in looked.rows if row.outcome is not RowOutcome.UNCHANGED}
    return {
        table.sheet.name: [
            (line.texts, looked.there[table.sheet.name].get(table.key_of(line.texts)))
            for line in looked.readings[table.sheet.name].lines
            if (table.sheet.name, line.number) in changing
        ]
        for table in keeper.tables
    }
