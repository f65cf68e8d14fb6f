"""Call records of any switch: good rows are loaded once, bad ones kept aside with line and reason."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import AT, PersonFactory

from hotline.modules.audit.public import AuditEntry
from hotline.modules.telephony.actions import import_calls as importing_module
from hotline.modules.telephony.errors import CallFileRefused
from hotline.modules.telephony.models import Call, CallImport, CallSource, Queue
from hotline.modules.telephony.rules import CallOutcome
from hotline.modules.telephony.rules.call_cells import Row

from .importing import MAP, bring_in, numbered

pytestmark = pytest.mark.django_db

GOOD = ("1", "2023-05-08 10:00:00", "ok", "15", "60", "agent-1")
GONE = ("2", "2023-05-08 10:01:00", "gone", "4", "9", "-")


def test_a_row_becomes_a_call_with_its_moments_and_spans(person: PersonFactory) -> None:
    agent = person("agent", account="agent-1")

    bring_in([GOOD, GONE])

    answered, gone = Call.objects.order_by("arrived_at")
    assert (answered.outcome, answered.agent_id, answered.queue and answered.queue.code) == (
        CallOutcome.ANSWERED,
        agent.id,
        "general",
    )
    assert answered.arrived_at == AT
    assert answered.answered_at and (answered.answered_at - AT).total_seconds() == 15
    assert answered.ended_at and (answered.ended_at - AT).total_seconds() == 75
    # Nobody talked to a caller who had hung up, whatever the switch says.
    assert (gone.outcome, gone.talking_seconds, gone.agent_in_source) == (CallOutcome.ABANDONED, 0, "")


def test_a_bad_row_is_kept_aside_with_its_line_and_key_and_the_others_are_loaded() -> None:
    bad = [
        ("3", "2023-05-08 25:00:00", "ok", "1", "1", ""),
        ("4", "2023-05-08 10:00:00", "vanished", "1", "1", ""),
        ("5", "2023-05-08 10:00:00", "ok", "-1", "1", ""),
        ("6", "2023-05-08 10:00:00", "ok", "1", "NaN", ""),
        ("", "2023-05-08 10:00:00", "ok", "1", "1", ""),
        ("8", "2023-05-08 10:00:00", "ok", "1", "1"),
        ("9\x00", "2023-05-08 10:00:00", "ok", "1", "1", ""),
    ]

    imported = bring_in([GOOD, *bad, GONE])

    assert imported.aside == [
        (3, "arrived"), (4, "outcome"), (5, "waiting"), (6, "talking"), (7, "identity"), (8, "—"), (9, "identity"),
    ]  # fmt: skip
    assert (imported.tally.loaded, imported.tally.kept_aside) == (2, 7)
    assert Call.objects.count() == 2


def test_rows_that_the_map_leaves_out_are_counted_and_not_loaded() -> None:
    imported = bring_in([GOOD, ("7", "no time", "test", "", "", "")])

    assert (imported.tally.loaded, imported.tally.left_out, imported.aside) == (1, 1, [])


def test_a_call_that_never_reached_a_queue_has_none() -> None:
    bring_in([("1", "2023-05-08 10:00:00", "menu", "", "", "")])

    assert Call.objects.get().queue is None


def test_a_dry_run_counts_the_same_and_keeps_nothing() -> None:
    rows = [GOOD, GOOD, GONE, ("x", "", "ok", "1", "1", "")]

    tried = bring_in(rows, is_dry_run=True).tally

    assert not Call.objects.exists() and not CallSource.objects.exists() and not Queue.objects.exists()
    assert bring_in(rows).tally == tried
    assert (tried.loaded, tried.known, tried.kept_aside) == (2, 1, 1)


def test_an_interrupted_import_is_finished_by_running_it_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing_module, "BATCH", 2)
    rows = [(str(number), "2023-05-08 10:00:00", "ok", "1", "1", "") for number in range(7)]

    def cut() -> Iterator[Row]:
        for row in numbered(rows):
            if row.line == 7:
                raise KeyboardInterrupt
            yield row

    with pytest.raises(KeyboardInterrupt):
        bring_in(cut())
    assert Call.objects.count() == 4
    again = bring_in(rows).tally

    assert (again.loaded, again.known, Call.objects.count()) == (3, 4, 7)
    assert [(run.loaded, run.ended_at) for run in CallImport.objects.order_by("id")] == [(4, None), (3, AT)]


def test_an_import_is_in_the_audit_with_its_numbers() -> None:
    bring_in([GOOD, GONE])

    entry = AuditEntry.objects.get(action="import_calls")
    assert (entry.actor, entry.subject, entry.facts["loaded"]) == ("test", "import:old-switch", 2)


def test_a_header_without_a_column_of_the_map_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(CallFileRefused) as refusal:
        bring_in([GOOD], header=("id", "arrived", "result", "waited", "talked", "clerk"))

    assert "没有列 by" in refusal.value.sentence("zh")
    assert not CallImport.objects.exists() and not AuditEntry.objects.exists()


_BROKEN = st.sampled_from([("z", "?", "ok", "1", "1", ""), ("z", "2023-05-08 10:00:00", "ok", "x", "1", ""), ("z",)])
_SOUND = st.integers(1, 5).map(lambda number: (str(number), f"2023-05-08 10:0{number}:00", "ok", "3", "4", ""))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(rows=st.lists(st.one_of(_SOUND, _BROKEN), max_size=12), batch=st.integers(1, 5))
def test_imported_twice_is_imported_once_however_bad_rows_are_strewn_in(
    rows: list[tuple[str, ...]], batch: int
) -> None:
    Call.objects.all().delete()
    importing_module.BATCH, before = batch, importing_module.BATCH
    sound = {row[0] for row in rows if row[0] != "z"}
    try:
        first, second = bring_in(rows), bring_in(rows)
    finally:
        importing_module.BATCH = before

    kept = set(Call.objects.values_list("external_identity", flat=True))
    assert kept == sound
    assert (first.tally.loaded, second.tally.loaded) == (len(sound), 0)
    assert second.tally.known == sum(row[0] != "z" for row in rows)
    assert first.aside == second.aside
    assert [line for line, _ in first.aside] == [line for line, row in enumerate(rows, 2) if row[0] == "z"]


def test_the_name_of_the_same_call_at_two_sources_makes_two_calls() -> None:
    bring_in([GOOD])
    bring_in([GOOD], mapping=MAP.replace("old-switch", "older-switch"))

    assert Call.objects.count() == 2
