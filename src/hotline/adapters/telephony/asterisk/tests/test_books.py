"""The switch's books are read whole, whatever stands in them."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent, UnreadableLine, call_events, queue_events

RATED = (
    '"RATED","1795281062.812274","13800000001","s","hotline-survey","PJSIP/trunk-0","CELGenUserEvent","1795281054.0",'
    '"1795281054.0","","RATED","{""extra"":""5|1001""}"\n'
)
ANSWERED = '"ANSWER","1795281054.796123","138","s","x","PJSIP/trunk-0","Answer","1.0","1.0","","",""\n'


def test_own_event_has_its_word_and_its_parts() -> None:
    (event,) = call_events([RATED])

    assert isinstance(event, CallEvent)
    assert (event.kind, event.words, event.call, event.is_own) == ("RATED", ("5", "1001"), "1795281054.0", True)
    assert event.at == datetime(2026, 11, 21, 17, 11, 2, 812274, UTC)


def test_line_that_was_cut_off_is_told_and_the_next_is_read() -> None:
    found = list(call_events(['"ANSWER","17952810\n', ANSWERED]))

    assert isinstance(found[0], UnreadableLine) and found[0].number == 1
    assert isinstance(found[1], CallEvent)


def test_queue_log_names_call_queue_and_agent() -> None:
    lines = ["1795281056|1795281054.0|inquiry|1001|CONNECT|0|1795281056.1|0", "1795281051|NONE|NONE|NONE|QUEUESTART|"]

    connected, started = queue_events(lines)

    assert isinstance(connected, QueueEvent) and isinstance(started, QueueEvent)
    assert (connected.call, connected.agent, connected.kind, connected.words[0]) == (
        "1795281054.0", "1001", "CONNECT", "0",
    )  # fmt: skip
    assert (started.call, started.agent) == ("", "")


@given(some.lists(some.text()))
def test_any_book_can_be_read(lines: list[str]) -> None:
    list(call_events(lines))
    list(queue_events(lines))
