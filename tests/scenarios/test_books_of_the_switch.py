"""What the switch wrote into its books becomes calls of the hotline, read on from where the last reading ended."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.support import PersonFactory

from hotline.config.switch.books import Imported, bring_in
from hotline.modules.telephony.models import BookMark, Call, SeatEvent
from hotline.modules.telephony.public import SWITCH, CallFacts, record_calls
from hotline.modules.telephony.rules import AgentState, CallOutcome
from hotline.modules.telephony.rules.standard_switch import standard_settings

pytestmark = pytest.mark.django_db

SETTINGS = standard_settings(lambda number: "telephone", test_trunk_port=5099, first_desk_port=5100)
TELEPHONE = SETTINGS.agents[0].number
# The fields of the switch's book, as its configuration names them.
LINE = '"{kind}","{at}.500000","138","12345","from-trunk","{channel}","","{leg}","{call}","","{word}","{said}"\n'


class Books:
    """The two books of a switch that is being written."""

    def __init__(self, folder: Path) -> None:
        self.calls, self.queues = folder / "calls.csv", folder / "queue_log"
        self.recordings = folder
        self.calls.touch()
        self.queues.touch()

    def write(self, call: str, kind: str, second: int, *, own: str = "", leg: str = "", channel: str = "") -> None:
        """A line about a call."""
        said = f'{{""extra"":""{own}""}}' if own else ""
        line = LINE.format(
            kind=kind,
            at=1_000_000 + second,
            channel=channel or "PJSIP/trunk-0",
            leg=leg or call,
            call=call,
            word=kind if own else "",
            said=said,
        )
        with self.calls.open("a") as file:
            file.write(line)

    def arrive(self, call: str, second: int) -> None:
        """A caller comes in and waits."""
        self.write(call, "CHAN_START", second)
        self.write(call, "ARRIVED", second, own="hotline|138")
        self.write(call, "QUEUE_CHOSEN", second + 1, own="inquiry")
        with self.queues.open("a") as file:
            file.write(f"{1_000_001 + second}|{call}|inquiry|NONE|ENTERQUEUE||138|2\n")

    def answer(self, call: str, second: int) -> None:
        """The first telephone rings and is picked up."""
        at_telephone = f"PJSIP/{TELEPHONE}-1"
        self.write(call, "CHAN_START", second - 2, leg=f"{call}1", channel=at_telephone)
        self.write(call, "CONNECTED", second, own=call, leg=f"{call}1", channel=at_telephone)

    def end(self, call: str, second: int) -> None:
        """Everybody has hung up."""
        self.write(call, "HANGUP", second)
        self.write(call, "LINKEDID_END", second)

    def bring_in(self, left_to_the_watch: timedelta = timedelta(0)) -> Imported:
        """Read what is new."""
        return bring_in(
            SETTINGS,
            book=self.calls,
            queue_log=self.queues,
            recordings=self.recordings,
            left_to_the_watch=left_to_the_watch,
        )


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path)


def test_call_is_followed_over_several_readings_and_then_left_alone(books: Books) -> None:
    books.arrive("1.0", 0)
    assert books.bring_in().calls == 1
    assert Call.objects.get().outcome == CallOutcome.UNDER_WAY

    books.answer("1.0", 10)
    books.end("1.0", 60)
    assert books.bring_in().calls == 1
    call = Call.objects.get()
    assert (call.outcome, call.waiting_seconds, call.waits.get().position) == (CallOutcome.ANSWERED, 9, 2)

    assert books.bring_in().calls == 0
    assert BookMark.objects.get(book="calls").offset == books.calls.stat().st_size


def test_what_is_read_again_begins_with_the_oldest_call_that_goes_on(books: Books) -> None:
    books.arrive("1.0", 0)
    books.end("1.0", 5)
    books.arrive("2.0", 10)
    books.arrive("3.0", 20)
    books.end("3.0", 30)

    assert [books.bring_in().calls, books.bring_in().calls] == [3, 2]
    assert Call.objects.count() == 3


def test_line_that_is_being_written_waits_for_its_end(books: Books) -> None:
    books.arrive("1.0", 0)
    text = books.calls.read_text()
    books.calls.write_text(text[:-20])
    assert books.bring_in() == Imported(calls=1, unreadable=0)
    assert Call.objects.get().queue is None

    books.calls.write_text(text)
    books.bring_in()
    assert Call.objects.get().queue is not None


def test_book_that_began_anew_is_read_from_its_start(books: Books) -> None:
    books.arrive("1.0", 0)
    books.end("1.0", 5)
    books.bring_in()
    books.calls.unlink()
    books.queues.unlink()
    books.arrive("9.0", 100)
    books.end("9.0", 105)
    books.arrive("9.1", 110)
    books.end("9.1", 115)

    assert books.bring_in().calls == 2
    assert Call.objects.count() == 3


def test_call_is_of_whoever_was_logged_in_at_the_telephone_then(books: Books, person: PersonFactory) -> None:
    early, late = person("agent"), person("agent")
    for agent, second, state in ((early, 0, AgentState.READY), (early, 100, ""), (late, 200, AgentState.READY)):
        at = datetime.fromtimestamp(1_000_000 + second, UTC)
        SeatEvent.objects.create(agent=agent, extension=TELEPHONE, state=state, at=at)
    for call, second in (("1.0", 10), ("2.0", 110), ("3.0", 210)):
        books.arrive(call, second)
        books.answer(call, second + 5)
        books.end(call, second + 9)
    books.bring_in()

    assert [call.agent for call in Call.objects.order_by("arrived_at")] == [early, None, late]


def test_call_that_the_switch_died_in_goes_on_to_the_last_sound_that_was_recorded(books: Books) -> None:
    books.arrive("1.0", 0)
    books.write("1.0", "RECORDED", 3, own="1.0.raw")
    books.answer("1.0", 5)
    recording = books.recordings / "1.0.raw"
    recording.write_bytes(bytes(32_000))
    os.utime(recording, (1_000_012, 1_000_012))
    with books.queues.open("a") as file:
        file.write("1000020|NONE|NONE|NONE|QUEUESTART|\n")

    books.bring_in()

    call = Call.objects.get()
    assert (call.was_cut, call.ended_at) == (True, datetime.fromtimestamp(1_000_012, UTC))
    assert call.talking_seconds == 7


def test_call_that_was_shown_before_midnight_and_told_after_it_is_one_call(books: Books) -> None:
    live = datetime(1970, 1, 12, 15, 59, 59, tzinfo=UTC)
    facts = CallFacts(external_identity="1.0", arrived_at=live, outcome=CallOutcome.UNDER_WAY)
    record_calls(source=SWITCH, calls=[facts])
    shown = Call.objects.get()
    books.arrive("1.0", int(live.timestamp()) - 1_000_000 + 2)

    books.bring_in()

    call = Call.objects.get()
    assert call.reference == shown.reference
    assert call.arrived_at > live


def test_call_that_has_just_begun_is_left_to_the_watch_and_told_when_it_goes_on_or_ends(books: Books) -> None:
    minute = timedelta(minutes=1)
    books.arrive("1", 0)
    books.arrive("2", 30)
    assert books.bring_in(minute).calls == 0
    books.answer("1", 70)
    assert books.bring_in(minute).calls == 1
    books.end("2", 75)
    assert books.bring_in(minute).calls == 2
    assert dict(Call.objects.values_list("external_identity", "outcome")) == {
        "1": CallOutcome.ANSWERED,
        "2": CallOutcome.ABANDONED,
    }
