"""A change of the structure does not hold up a hotline at work."""

import pytest
from django.db import OperationalError, connection

from hotline.config import opening
from hotline.config.failures import translated

READING = "LOCK TABLE workorders_workorder IN ACCESS SHARE MODE"
CHANGE = "ALTER TABLE workorders_workorder ADD COLUMN trial integer"


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
