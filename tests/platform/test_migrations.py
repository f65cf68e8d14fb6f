"""A change of the structure does not hold up a hotline at work, and earlier steps count."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from hotline.config import opening
from hotline.config.failures import CannotContinue, translated

READING = "LOCK TABLE workorders_workorder IN ACCESS SHARE MODE"
CHANGE = "ALTER TABLE workorders_workorder ADD COLUMN trial integer"


LAST_OF_FIGURES = {"app": "analytics", "name": "0006_notes_for_facts_and_files"}


def forget(**step: str) -> None:
    """Leave the database as it was before a step was recorded."""
    MigrationRecorder(connection).migration_qs.filter(**step).delete()


def timeouts() -> list[str]:
    """What is in force on this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        return list(cursor.fetchone())


@pytest.mark.django_db(transaction=True)
def test_a_step_that_waits_for_a_busy_table_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(opening.PATIENCE, "lock_timeout", "50ms")
    before = timeouts()
    somebody = connection.copy("somebody")
    try:
        somebody.set_autocommit(False)
        with somebody.cursor() as reading:
            reading.execute(READING)
        with pytest.raises(OperationalError) as given_up, opening.patience(), connection.cursor() as cursor:
            cursor.execute(CHANGE)
    finally:
        somebody.rollback()
        somebody.close()

    known = translated(given_up.value)
    assert known is not None
    assert known.code == "database_busy"
    assert timeouts() == before


@pytest.mark.django_db(transaction=True)
def test_a_hotline_at_work_waits_seconds_at_most() -> None:
    with opening.patience():
        assert timeouts() == ["4s", "5s"]


@pytest.mark.django_db
def test_a_hotline_that_took_the_earlier_steps_has_nothing_to_do() -> None:
    forget(name="0001_tables")

    assert opening.migrate() == 0


@pytest.mark.django_db
def test_a_hotline_with_some_of_the_earlier_steps_is_sent_to_the_version_that_has_the_others() -> None:
    forget(name="0001_tables")
    forget(**LAST_OF_FIGURES)
    before = set(MigrationRecorder(connection).applied_migrations())

    with pytest.raises(CannotContinue) as refused:
        opening.migrate()

    assert refused.value.code == "structure_between_versions"
    assert "analytics" in refused.value.en
    assert set(MigrationRecorder(connection).applied_migrations()) == before
