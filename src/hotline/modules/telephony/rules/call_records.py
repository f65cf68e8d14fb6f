"""From a row of another switch's records to a call, by a map."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.modules.telephony.errors import CallFileRefused

from . import IN_A_QUEUE, CallOutcome
from .call_cells import Cell, MomentReader, Row, RowFault, span_of, text_of
from .call_facts import begun_seconds
from .call_record_maps import CallRecordMap, Moment, Span, Text

_NUMBER_CHARACTERS = frozenset("0123456789+*#()- ")


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call as a row tells it; spans in whole seconds, moments in UTC."""

    external_identity: str
    arrived_at: datetime
    line_number: str
    queue_code: str | None
    caller_number: str
    agent: str
    outcome: CallOutcome
    waiting_seconds: int
    talking_seconds: int
    after_call_seconds: int
    answered_at: datetime | None
    ended_at: datetime
    recording_reference: str
    rating: int | None


@dataclass(frozen=True, slots=True)
class _Times:
    waiting: int
    talking: int
    answered_at: datetime | None
    ended_at: datetime


class RowReader:
    """Reads rows under one header by a map. `lines` are the numbers of the merged lines that the hotline has."""

    def __init__(self, mapping: CallRecordMap, header: Sequence[str], lines: Collection[str] = ()) -> None:
        """Refuse a header that lacks a column of the map or holds one twice."""
        self.mapping = mapping
        self._lines = lines
        self._width = len(header)
        self._places = _places(mapping, header)
        self._left_out = {self._places[column]: set(words) for column, words in mapping.leave_out.items()}
        self._identity = [self._places[column] for column in mapping.identity]
        self._arrived = self._moment(mapping.arrived, "arrived")
        self._queued = self._optional(mapping.queued, "queued")
        self._answered = self._optional(mapping.answered, "answered")
        self._ended = self._optional(mapping.ended, "ended")

    def read(self, given: Row) -> CallRecord | None:
        """The call; nothing for a row that the map leaves out. Raises `RowFault`."""
        if given.fault is not None:
            raise given.fault
        row = given.cells
        if len(row) != self._width:
            raise RowFault("—", f"有{len(row)}列，表头有{self._width}列。", f"{len(row)} columns, not {self._width}.")
        if any(text_of(row[place], "leave_out", 128) in words for place, words in self._left_out.items()):
            return None
        arrived = self._arrived.read(row)
        if arrived is None:
            raise RowFault("arrived", "没有来电时间。", "there is no moment of arrival.")
        return self._record(row, arrived)

    def _record(self, row: Sequence[Cell], arrived: datetime) -> CallRecord:
        outcome, times = self._times(row, arrived)
        _ensure_order(arrived, times)
        return CallRecord(
            external_identity=self._identity_of(row),
            arrived_at=arrived,
            line_number=self._line(row),
            queue_code=self._queue(row) if outcome in IN_A_QUEUE else None,
            caller_number=self._caller(row),
            agent=self._text(self.mapping.agent, row, "agent", 64),
            outcome=outcome,
            waiting_seconds=times.waiting,
            talking_seconds=times.talking,
            after_call_seconds=self._span(self.mapping.after_call, row, "after_call") or 0,
            answered_at=times.answered_at,
            ended_at=times.ended_at,
            recording_reference=self._text(self.mapping.recording, row, "recording", 64),
            rating=self._rating(row),
        )

    def _times(self, row: Sequence[Cell], arrived: datetime) -> tuple[CallOutcome, _Times]:
        queued = self._moment_of(self._queued, row, arrived) or arrived
        answered = self._moment_of(self._answered, row, arrived)
        ended = self._moment_of(self._ended, row, arrived)
        talking = self._span(self.mapping.talking, row, "talking")
        waiting = self._span(self.mapping.waiting, row, "waiting")
        outcome = self._outcome(row, was_answered=answered is not None or bool(talking))
        if outcome is CallOutcome.ANSWERED:
            return outcome, _answered_times(queued, answered, ended, waiting, talking)
        return outcome, _unanswered_times(outcome, queued, ended, waiting)

    def _moment(self, moment: Moment, key: str) -> MomentReader:
        places = [self._places[column] for column in moment.column]
        return MomentReader(moment, places, self.mapping.time_zone(), key)

    def _optional(self, moment: Moment | None, key: str) -> MomentReader | None:
        return None if moment is None else self._moment(moment, key)

    def _moment_of(self, reader: MomentReader | None, row: Sequence[Cell], arrived: datetime) -> datetime | None:
        return None if reader is None else reader.read(row, arrived)

    def _span(self, span: Span | None, row: Sequence[Cell], key: str) -> int | None:
        return None if span is None else span_of(row[self._places[span.column]], span, key)

    def _text(self, text: Text | None, row: Sequence[Cell], key: str, longest: int) -> str:
        if text is None:
            return ""
        found = text_of(row[self._places[text.column]], key, longest)
        return "" if found in text.empty else found

    def _identity_of(self, row: Sequence[Cell]) -> str:
        parts = [text_of(row[place], "identity", 128) for place in self._identity]
        if not all(parts):
            raise RowFault("identity", "缺少通话标识。", "the identity is not whole.")
        identity = "/".join(parts)
        if len(identity) > 128:
            raise RowFault("identity", "通话标识超过128个字符。", "the identity is longer than 128 characters.")
        return identity

    def _outcome(self, row: Sequence[Cell], *, was_answered: bool) -> CallOutcome:
        outcome = self.mapping.outcome
        if outcome is None:
            return CallOutcome.ANSWERED if was_answered else CallOutcome.ABANDONED
        word = text_of(row[self._places[outcome.column]], "outcome", 128)
        if word not in outcome.words:
            raise RowFault("outcome", f"对照表没有说明“{word}”。", f"the map does not say what “{word}” means.")
        return outcome.words[word]

    def _queue(self, row: Sequence[Cell]) -> str:
        queue = self.mapping.queue
        if queue.column is None:
            return queue.code or ""
        word = text_of(row[self._places[queue.column]], "queue", 128)
        if word not in queue.words:
            raise RowFault("queue", f"对照表没有说明“{word}”。", f"the map does not say what “{word}” means.")
        return queue.words[word].code

    def _caller(self, row: Sequence[Cell]) -> str:
        number = self._text(self.mapping.caller_number, row, "caller_number", 24)
        if not _NUMBER_CHARACTERS.issuperset(number):
            raise RowFault("caller_number", f"“{number}”不是电话号码。", f"“{number}” is no telephone number.")
        return number

    def _line(self, row: Sequence[Cell]) -> str:
        number = self._text(self.mapping.line, row, "line", 16)
        if number and number not in self._lines:
            raise RowFault("line", f"没有归并热线“{number}”。", f"there is no merged line “{number}”.")
        return number

    def _rating(self, row: Sequence[Cell]) -> int | None:
        rating = self.mapping.rating
        if rating is None:
            return None
        word = text_of(row[self._places[rating.column]], "rating", 128)
        if word and word not in rating.words:
            raise RowFault("rating", f"对照表没有说明“{word}”。", f"the map does not say what “{word}” means.")
        return rating.words.get(word)


def _answered_times(
    queued: datetime, answered: datetime | None, ended: datetime | None, waiting: int | None, talking: int | None
) -> _Times:
    if waiting is None:
        if answered is None:
            raise RowFault("waiting", "没有等待时长，也没有接通时间。", "neither waiting nor answered is given.")
        waiting = _between(queued, answered, "answered")
    answered = answered or queued + timedelta(seconds=waiting)
    if talking is None:
        if ended is None:
            raise RowFault("talking", "接通的通话没有通话时长，也没有结束时间。", "neither talking nor ended is given.")
        talking = _between(answered, ended, "ended")
    return _Times(waiting, talking, answered, ended or answered + timedelta(seconds=talking))


def _unanswered_times(outcome: CallOutcome, queued: datetime, ended: datetime | None, waiting: int | None) -> _Times:
    """The times of a call that nobody answered; what the switch calls talking was not talking to anybody."""
    if waiting is None and outcome in IN_A_QUEUE:
        if ended is None:
            raise RowFault("waiting", "没有等待时长，也没有结束时间。", "neither waiting nor ended is given.")
        waiting = _between(queued, ended, "ended")
    return _Times(waiting or 0, 0, None, ended or queued + timedelta(seconds=waiting or 0))


def _between(began: datetime, ended: datetime, key: str) -> int:
    if ended < began:
        raise RowFault(key, "早于排队或接通。", "earlier than the queue or the answer.")
    return begun_seconds(began, ended)


def _ensure_order(arrived: datetime, times: _Times) -> None:
    if times.answered_at is not None and times.answered_at < arrived:
        raise RowFault("answered", "接通早于来电。", "answered before it arrived.")
    if times.ended_at < (times.answered_at or arrived):
        raise RowFault("ended", "结束早于来电或接通。", "ended before it arrived or was answered.")


def _places(mapping: CallRecordMap, header: Sequence[str]) -> dict[str, int]:
    named = mapping.columns()
    places = {column: place for place, column in enumerate(header)}
    missing = sorted(named - set(places))
    if missing:
        raise CallFileRefused(
            reason_zh=f"没有列 {'、'.join(missing)}；文件中有 {'、'.join(header)}。",
            reason_en=f"it lacks the columns {', '.join(missing)}; there are {', '.join(header)}.",
        )
    twice = sorted(column for column in named if list(header).count(column) > 1)
    if twice:
        raise CallFileRefused(
            reason_zh=f"列 {'、'.join(twice)} 出现了两次。", reason_en=f"the columns {', '.join(twice)} stand twice."
        )
    return places
