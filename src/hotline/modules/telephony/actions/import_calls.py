"""Import the call records of another switch."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Person
from hotline.modules.audit import public as audit
from hotline.modules.telephony.models import CallImport, CallSource, MergedLine, Queue
from hotline.modules.telephony.rules.call_cells import Row, RowFault
from hotline.modules.telephony.rules.call_record_maps import CallRecordMap
from hotline.modules.telephony.rules.call_records import CallRecord, RowReader
from hotline.modules.telephony.rules.import_tallies import ImportTally

from .keep_call_records import Known, keep_call_records

BATCH = 5_000
# No call refers to them: a dry run makes neither source nor queue.
_NOT_YET = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFile:
    """A file of call records that was opened: its name, header, and rows as they are read."""

    name: str
    header: Sequence[str]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWatch:
    """Who is told of rows that cannot be read, and of every batch that was kept."""

    keep_aside: Callable[[Row, RowFault], None]
    on_batch: Callable[[ImportTally], None]


@dataclass(slots=True)
class _Batch:
    """Rows that were read and not yet kept."""

    records: list[CallRecord] = field(default_factory=list)
    faults: list[tuple[Row, RowFault]] = field(default_factory=list)
    left_out: int = 0

    def __len__(self) -> int:
        return len(self.records) + len(self.faults) + self.left_out


def import_calls(
    *,
    mapping: CallRecordMap,
    file: CallFile,
    watch: ImportWatch,
    is_dry_run: bool,
    by: str,
    now: Callable[[], datetime],
) -> ImportTally:
    """Load every call once, batch by batch; a row that tells no call is handed to `watch` with the reason.

    Interrupted, it is run again: a batch is kept whole or not at all, and calls that are there are passed over. A dry
    run keeps nothing and counts the same. Refused before anything is kept where the header does not suit the map.
    """
    reader = RowReader(mapping, file.header, set(MergedLine.objects.values_list("number", flat=True)))
    run = None if is_dry_run else _begin(mapping, file, by=by, at=now())
    known = _known(mapping)
    tally = ImportTally()
    for batch in _batches(reader, file.rows):
        _keep(batch, tally, known, run)
        for row, fault in batch.faults:
            watch.keep_aside(row, fault)
        watch.on_batch(tally)
    if run is not None:
        _finish(run, tally, by=by, at=now())
    return tally


def _batches(reader: RowReader, rows: Iterable[Row]) -> Iterator[_Batch]:
    batch = _Batch()
    for row in rows:
        try:
            record = reader.read(row)
        except RowFault as fault:
            batch.faults.append((row, fault))
        else:
            batch.left_out += record is None
            batch.records.extend([record] if record else [])
        if len(batch) == BATCH:
            yield batch
            batch = _Batch()
    if len(batch):
        yield batch


@transaction.atomic
def _begin(mapping: CallRecordMap, file: CallFile, *, by: str, at: datetime) -> CallImport:
    source, _ = CallSource.objects.get_or_create(code=mapping.source_code, defaults={"name": mapping.name})
    for code, name in mapping.queues().items():
        Queue.objects.get_or_create(code=code, defaults={"name": name})
    audit.record(actor=by, action="begin_call_import", subject=source.code, at=at, facts={"file": file.name})
    return CallImport.objects.create(source=source, file_name=file.name[-255:], began_at=at)


def _known(mapping: CallRecordMap) -> Known:
    source = CallSource.objects.filter(code=mapping.source_code).first()
    people = Person.objects.exclude(**{mapping.agents_by: ""}).values_list(mapping.agents_by, "id")
    queues = dict(Queue.objects.values_list("code", "id"))
    return Known(
        source_id=source.id if source else _NOT_YET,
        source_code=mapping.source_code,
        agents=dict(people),
        lines=dict(MergedLine.objects.values_list("number", "id")),
        queues=dict.fromkeys(mapping.queues(), _NOT_YET) | queues,
    )


@transaction.atomic
def _keep(batch: _Batch, tally: ImportTally, known: Known, run: CallImport | None) -> None:
    loaded = keep_call_records(records=batch.records, known=known, is_dry_run=run is None)
    tally.loaded += loaded
    tally.known += len(batch.records) - loaded
    tally.left_out += batch.left_out
    tally.kept_aside += len(batch.faults)
    for moment in {record.arrived_at.replace(minute=0, second=0, microsecond=0) for record in batch.records}:
        tally.span(local_date(moment))
    if run is not None:
        _write_down(run, tally)


def _write_down(run: CallImport, tally: ImportTally) -> None:
    run.loaded, run.known = tally.loaded, tally.known
    run.left_out, run.kept_aside = tally.left_out, tally.kept_aside
    run.save(update_fields=["loaded", "known", "left_out", "kept_aside", "ended_at"])


@transaction.atomic
def _finish(run: CallImport, tally: ImportTally, *, by: str, at: datetime) -> None:
    run.ended_at = at
    _write_down(run, tally)
    facts: dict[str, str | int | None] = {
        "file": run.file_name,
        "loaded": tally.loaded,
        "known": tally.known,
        "left_out": tally.left_out,
        "kept_aside": tally.kept_aside,
    }
    audit.record(actor=by, action="import_calls", subject=run.source.code, at=at, facts=facts)
