"""Write calls."""

from collections.abc import Iterator, Sequence
from datetime import date

from hotline.modules.demonstration.rules.calls import PlannedCall
from hotline.modules.demonstration.rules.house import PlannedLine
from hotline.modules.demonstration.rules.moments import day_number, day_of, local_day, moment
from hotline.modules.demonstration.rules.people import phone_number
from hotline.modules.demonstration.rules.staff import Staff
from hotline.modules.telephony.public import CallOutcome, CallRow, load_calls

# One call in so many came in on a merged line that callers still dial.
_ON_A_LINE = 17


class CallBook:
    """Numbers calls through: identifiers without gaps, references by day."""

    def __init__(self, staff: Staff, lines: Sequence[PlannedLine]) -> None:
        self._staff = staff
        self._lines = sorted((day_number(line.merged_on), place) for place, line in enumerate(lines))
        self.next_id = 1
        self._day = 0
        self._running = 0
        self._prefix = ""

    def write(self, calls: Sequence[PlannedCall]) -> int:
        """Append calls, which come in order of arrival; return how many."""
        return load_calls(self._rows(calls))

    def _rows(self, calls: Sequence[PlannedCall]) -> Iterator[CallRow]:
        agents = [place + 1 for place in self._staff.agents]
        for call in calls:
            day = local_day(call.arrived)
            if day != self._day:
                self._start(day)
            self._running += 1
            reference = f"{self._prefix}{self._running:05}"
            answered = call.answered
            yield CallRow(
                self.next_id,
                reference,
                moment(call.arrived),
                self._line(call, day),
                call.queue + 1,
                phone_number(call.caller),
                None if call.agent is None else agents[call.agent],
                CallOutcome.ABANDONED.value if answered is None else CallOutcome.ANSWERED.value,
                call.waiting,
                call.talking,
                call.after,
                None if answered is None else moment(answered),
                moment(call.ended),
                "" if answered is None else f"recordings/{self._prefix[1:7]}/{reference}.wav",
                call.rating,
            )
            self.next_id += 1

    def _start(self, day: int) -> None:
        self._day = day
        self._running = 0
        on: date = day_of(day)
        self._prefix = f"C{on:%Y%m%d}"
        self._open_lines = [place + 1 for merged, place in self._lines if merged <= day]

    def _line(self, call: PlannedCall, day: int) -> int | None:
        choice = (call.arrived * 7919 + day) % (_ON_A_LINE * 60)
        if choice >= 60 or not self._open_lines:
            return None
        return self._open_lines[(call.arrived + call.caller) % len(self._open_lines)]
