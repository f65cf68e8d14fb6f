"""How much of a day counts as a working day, and when offices are open on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum

from hotline.kit.clock import LOCAL


class DayKind(StrEnum):
    """休息 全天上班 仅上午上班 仅下午上班."""

    OFF = "off"
    FULL = "full"
    MORNING = "morning"
    AFTERNOON = "afternoon"


# In halves of a day, so that counting stays exact and quick.
HALVES = {DayKind.OFF: 0, DayKind.FULL: 2, DayKind.MORNING: 1, DayKind.AFTERNOON: 1}
SHARES = (Decimal(0), Decimal("0.5"), Decimal(1))


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of a day to a later one, in local time."""

    opens: time
    closes: time

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Its two moments on a day."""
        return (
            datetime.combine(day, self.opens, LOCAL).astimezone(UTC),
            datetime.combine(day, self.closes, LOCAL).astimezone(UTC),
        )


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When offices are open on a working day: the morning ends before the afternoon begins."""

    morning: Span
    afternoon: Span

    @property
    def is_in_order(self) -> bool:
        """Whether each half ends after it begins, and the morning before the afternoon."""
        morning, afternoon = self.morning, self.afternoon
        return morning.opens < morning.closes <= afternoon.opens < afternoon.closes

    def spans(self, kind: DayKind) -> Iterator[Span]:
        """The spans in which offices are open on such a day, in order."""
        if kind in (DayKind.FULL, DayKind.MORNING):
            yield self.morning
        if kind in (DayKind.FULL, DayKind.AFTERNOON):
            yield self.afternoon


USUAL_HOURS = OfficeHours(Span(time(9), time(12)), Span(time(14), time(18)))


@dataclass(frozen=True, slots=True)
class SpecialDayRow:
    """A day that differs from the ordinary week, as somebody writes it down."""

    on: date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class DayChange:
    """What a new calendar makes of a day: the kind before, the kind after, and the name that explains it."""

    on: date
    before: DayKind
    after: DayKind
    name: str
