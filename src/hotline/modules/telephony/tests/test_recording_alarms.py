"""Short recordings are incidents each, and an alarm of the live view where there are several at once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.support import PersonFactory

from hotline.modules.access.public import actor_of
from hotline.modules.telephony.actions.incidents import resolve_incident
from hotline.modules.telephony.actions.take_in_recordings import take_in_recordings
from hotline.modules.telephony.models import RecordingIncident
from hotline.modules.telephony.rules.alarms import MOST_SHORT_RECORDINGS, SHORT_RECORDINGS_WITHIN, Alarm
from hotline.modules.telephony.selectors.live_view import live_view

from .conftest import CallFactory
from .sounds import tones, written

pytestmark = pytest.mark.django_db

TALKING_SECONDS = 12
SHORT, WHOLE, SILENT = (
    tones(*sound) for sound in ((6, 0.4, 0.4), (TALKING_SECONDS, 0.4, 0.4), (TALKING_SECONDS, 0, 0))
)


@pytest.fixture
def later() -> datetime:
    """A moment when files written in this test have settled."""
    return datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 - files have the machine's own time


def _recorded(spool: Path, answered: CallFactory, sounds: list[bytes], *, at: datetime) -> None:
    """A call with each of these recordings, taken in at that moment."""
    first = RecordingIncident.objects.count()
    for number, sound in enumerate(sounds, first):
        answered(f"1683511200.{number}", talking_seconds=TALKING_SECONDS)
        written(spool, f"20230508/1683511200.{number}.raw", sound)
    take_in_recordings(at=at)


def _is_raised(*, at: datetime) -> bool:
    return Alarm.RECORDINGS_SHORT in {each.alarm for each in live_view(at=at).alarms}


def test_several_short_recordings_at_once_are_an_alarm_and_one_fewer_is_none(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    _recorded(spool, answered, [SHORT] * (MOST_SHORT_RECORDINGS - 1), at=later)
    assert RecordingIncident.objects.filter(kind="short").count() == MOST_SHORT_RECORDINGS - 1
    assert not _is_raised(at=later)

    _recorded(spool, answered, [SHORT], at=later)

    assert _is_raised(at=later)


def test_alarm_of_short_recordings_clears_when_one_of_them_is_resolved(
    spool: Path, answered: CallFactory, person: PersonFactory, later: datetime
) -> None:
    _recorded(spool, answered, [SHORT] * MOST_SHORT_RECORDINGS, at=later)
    assert _is_raised(at=later)
    leader, found = actor_of(person("team_leader")), RecordingIncident.objects.filter(kind="short")[0]

    resolve_incident(incident_id=found.pk, resolution="网卡更换后恢复", by=leader, at=later)

    assert not _is_raised(at=later)


def test_alarm_of_short_recordings_clears_when_none_is_found_for_a_while(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    _recorded(spool, answered, [SHORT] * MOST_SHORT_RECORDINGS, at=later)

    assert _is_raised(at=later + SHORT_RECORDINGS_WITHIN)
    assert not _is_raised(at=later + SHORT_RECORDINGS_WITHIN + timedelta(seconds=1))
    # Clearing the alarm resolves nothing: each call's incident waits for somebody who looks at it.
    assert RecordingIncident.objects.filter(resolved_at=None).count() == MOST_SHORT_RECORDINGS


def test_silent_and_whole_recordings_raise_no_alarm_of_short_ones(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    _recorded(spool, answered, [SILENT, WHOLE, SILENT, WHOLE, SILENT], at=later)

    assert set(RecordingIncident.objects.values_list("kind", flat=True)) == {"silent"}
    assert not _is_raised(at=later)
