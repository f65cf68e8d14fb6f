"""Keep calls that another switch's records tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from psycopg import sql

from hotline.modules.telephony.rules.call_facts import reference_of
from hotline.modules.telephony.rules.call_records import CallRecord

_COLUMNS = (
    "reference", "arrived_at", "line_id", "queue_id", "caller_number", "agent_id", "agent_in_source", "outcome",
    "waiting_seconds", "talking_seconds", "after_call_seconds", "answered_at", "ended_at", "recording_reference",
    "rating", "source_id", "external_identity",
)  # fmt: skip
_NAMES = sql.SQL(", ").join(map(sql.Identifier, _COLUMNS))
_PREPARE = sql.SQL(
    "CREATE TEMPORARY TABLE IF NOT EXISTS call_records_read AS SELECT {} FROM telephony_call WITH NO DATA"
).format(_NAMES)
_READ = sql.SQL("COPY call_records_read ({}) FROM STDIN").format(_NAMES)
_KEEP = sql.SQL(
    "INSERT INTO telephony_call ({names}) SELECT {names} FROM call_records_read ON CONFLICT DO NOTHING"
).format(names=_NAMES)
_PREPARE_TRIAL = sql.SQL("CREATE TEMPORARY TABLE IF NOT EXISTS calls_tried (identity text PRIMARY KEY)")
_TRY = sql.SQL(
    "INSERT INTO calls_tried SELECT external_identity FROM call_records_read AS row WHERE NOT EXISTS "
    "(SELECT FROM telephony_call AS call WHERE call.source_id = row.source_id "
    "AND call.external_identity = row.external_identity) ON CONFLICT DO NOTHING"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What records refer to: the source, agents as the map finds them, lines by number, queues by code."""

    source_id: int
    source_code: str
    agents: Mapping[str, int]
    lines: Mapping[str, int]
    queues: Mapping[str, int]


def keep_call_records(*, records: Sequence[CallRecord], known: Known, is_dry_run: bool) -> int:
    """Keep in the current transaction those that are not there yet; return how many.

    A dry run keeps none but remembers them for as long as the connection lasts, so that it counts as a run would.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PREPARE)
        cursor.execute("TRUNCATE call_records_read")
        with cursor.copy(_READ) as copy:
            for row in _rows(records, known):
                copy.write_row(row)
        if is_dry_run:
            cursor.execute(_PREPARE_TRIAL)
        cursor.execute(_TRY if is_dry_run else _KEEP)
        return int(cursor.rowcount)


def _rows(records: Sequence[CallRecord], known: Known) -> Iterator[tuple[object, ...]]:
    for record in records:
        agent = known.agents.get(record.agent)
        yield (
            reference_of(known.source_code, record.external_identity, record.arrived_at),
            record.arrived_at,
            known.lines.get(record.line_number),
            None if record.queue_code is None else known.queues[record.queue_code],
            record.caller_number,
            agent,
            "" if agent else record.agent,
            record.outcome.value,
            record.waiting_seconds,
            record.talking_seconds,
            record.after_call_seconds,
            record.answered_at,
            record.ended_at,
            record.recording_reference,
            record.rating,
            known.source_id,
            record.external_identity,
        )
