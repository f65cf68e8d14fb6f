"""What the watch writes of seats: all of it or nothing, and once however often it is told."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from tests.support import PersonFactory

from hotline.modules.telephony.actions import keep_seats
from hotline.modules.telephony.actions.ensure_queues import ensure_queues
from hotline.modules.telephony.actions.keep_seats import SeatKeeper
from hotline.modules.telephony.models import AgentInterval, Call, Seat, SeatEvent
from hotline.modules.telephony.rules import SWITCH
from hotline.modules.telephony.rules.live_picture import CallFace, LivePicture, SeatChange
from hotline.modules.telephony.schemas.seats import SeatOutput
from hotline.modules.telephony.selectors.live_view import own_seat_and_queue

AT = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)
SHORTLY = timedelta(seconds=9)
pytestmark = pytest.mark.django_db(transaction=True)


def _rings_at(account: str) -> list[SeatChange]:
    picture = LivePicture()
    return [
        *picture.log_in(account, "1001", at=AT),
        *picture.offer(
            "1001", CallFace(call="1747015200.1", caller_number="13900000001"), at=AT + timedelta(seconds=9)
        ),
    ]


def _kept() -> tuple[int, int, int, int]:
    kinds = (Seat, SeatEvent, AgentInterval, Call)
    return tuple(kind._default_manager.count() for kind in kinds)  # type: ignore[return-value]


def test_what_is_told_again_after_a_failure_is_kept_once(person: PersonFactory) -> None:
    changes = _rings_at(person("agent").account)
    keeper = SeatKeeper(SWITCH)
    keeper.keep(changes, at=AT)
    keeper.keep(changes, at=AT)
    assert _kept() == (1, 2, 2, 1)


def test_page_is_told_what_it_would_read(person: PersonFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, dict[str, object]]] = []
    monkeypatch.setattr(keep_seats, "notify", lambda **notice: told.append(notice["told"]))
    account = person("agent").account
    ensure_queues(["inquiry"])
    face = CallFace("1747015200.2", "13900000001", queue="inquiry", line="hotline", menu_choices="1")
    picture = LivePicture()
    keeper = SeatKeeper(SWITCH)
    for changes in (
        picture.log_in(account, "1001", at=AT),
        picture.offer("1001", face, at=AT + SHORTLY),
        picture.connect("1001", face, at=AT + 2 * SHORTLY),
    ):
        keeper.keep(changes, at=AT)
        seat, queue_name = own_seat_and_queue(account)
        assert seat is not None
        read = SeatOutput.of(seat, caller_number=seat.caller_number).model_dump(
            exclude={"account", "name", "staff_number", "is_desk_phone"}
        )
        assert told.pop() == {f"person:{account}": {**read, "since": seat.since.isoformat(), "queue_name": queue_name}}


def test_of_a_writing_that_fails_nothing_is_kept(person: PersonFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_told: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    changes = _rings_at(person("agent").account)
    with monkeypatch.context() as patched, pytest.raises(DatabaseError):
        patched.setattr(keep_seats, "notify", fail)
        SeatKeeper(SWITCH).keep(changes, at=AT)
    assert _kept() == (0, 0, 0, 0)
    SeatKeeper(SWITCH).keep(changes, at=AT)
    assert _kept() == (1, 2, 2, 1)
