"""Reading single cells of call records; a cell that cannot be read says why."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from math import ceil
from typing import NamedTuple
from zoneinfo import ZoneInfo

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR

from .call_record_maps import Moment, Span

# What a text file or a workbook holds in a cell.
Cell = str | int | float | bool | datetime | date | time | timedelta | None

LONGEST_SECONDS = 7 * 24 * 3600
_UNITS = {"seconds": Decimal(1), "milliseconds": Decimal("0.001"), "minutes": Decimal(60)}
_DAY_ZERO = date(1900, 1, 1)


class RowFault(Exception):
    """Why a row cannot be loaded: the key of the map at fault, and the reason."""

    def __init__(self, key: str, zh: str, en: str) -> None:
        super().__init__(f"{key}: {en}")
        self.key, self.zh, self.en = key, zh, en

    def sentence(self, language: str) -> str:
        """The reason in `zh` or `en`."""
        return f"{self.key}: {self.en}" if language == "en" else f"{self.key}：{self.zh}"


class Row(NamedTuple):
    """A row of a file: the line it stands on, and its cells, or why the line is no row."""

    line: int
    cells: Sequence[Cell]
    fault: RowFault | None = None


def text_of(cell: Cell, key: str, longest: int) -> str:
    """The cell as a text without blanks around it."""
    if cell is None:
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if len(text) > longest:
        raise RowFault(key, f"超过{longest}个字符。", f"longer than {longest} characters.")
    if not text.isprintable():
        raise RowFault(key, "含有不可见字符，或与文件编码不符。", "not in the file's encoding, or not printable.")
    return text


def span_of(cell: Cell, span: Span, key: str) -> int | None:
    """Whole seconds, a begun one counted; nothing for an empty cell."""
    if isinstance(cell, timedelta):
        return _bounded(Decimal(str(cell.total_seconds())), str(cell), key)
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + (cell.microsecond > 0)
    text = text_of(cell, key, 32)
    if not text or text in span.empty:
        return None
    try:
        amount = _clock(text) if span.unit == "clock" else Decimal(text) * _UNITS[span.unit]
    except (InvalidOperation, ValueError):
        raise RowFault(key, f"“{text}”不是时长（{span.unit}）。", f"“{text}” is no time span ({span.unit}).") from None
    return _bounded(amount, text, key)


def _clock(text: str) -> Decimal:
    parts = text.split(":")
    if not 2 <= len(parts) <= 3 or not all(part.isdecimal() for part in parts[:-1]):
        raise ValueError(text)
    seconds = Decimal(parts[-1])
    if not 0 <= seconds < 60 or (len(parts) == 3 and int(parts[1]) >= 60):
        raise ValueError(text)
    hours = int(parts[0]) if len(parts) == 3 else 0
    return (hours * 60 + int(parts[-2])) * 60 + seconds


def _bounded(amount: Decimal, text: str, key: str) -> int:
    # A comparison with what is no number (NaN) would raise.
    if not amount.is_finite() or not 0 <= amount <= LONGEST_SECONDS:
        raise RowFault(key, f"“{text}”不在0秒到7天之内。", f"“{text}” is not between 0 seconds and 7 days.")
    return ceil(amount)


class MomentReader:
    """Reads one moment of a row, of which the columns' places are known."""

    def __init__(self, moment: Moment, places: Sequence[int], zone: ZoneInfo, key: str) -> None:
        self._moment = moment
        self._places = places
        self._zone = zone
        self._key = key
        self._readers = [_reader_of(form, zone) for form in moment.formats]

    def read(self, row: Sequence[Cell], arrived_at: datetime | None = None) -> datetime | None:
        """The moment, in UTC; nothing where every cell is empty."""
        cells = [row[place] for place in self._places]
        found = self._of_workbook(cells)
        if found is None:
            text = " ".join(filter(None, (text_of(cell, self._key, 64) for cell in cells)))
            if not text or text in self._moment.empty:
                return None
            found = self._of_text(text)
        if arrived_at is not None and self._moment.time_of_day:
            found = self._on_the_day_of(arrived_at, found)
        return self._placed(found)

    def _of_workbook(self, cells: Sequence[Cell]) -> datetime | None:
        match cells:
            case [datetime() as moment]:
                return moment
            case [time() as clock] if self._moment.time_of_day:
                return datetime.combine(_DAY_ZERO, clock)
            case [datetime() as day, time() as clock]:
                return datetime.combine(day.date(), clock)
        return None

    def _of_text(self, text: str) -> datetime:
        for read in self._readers:
            try:
                return read(text)
            except (ValueError, OverflowError, OSError):
                continue
        forms = ", ".join(self._moment.formats)
        raise RowFault(self._key, f"“{text}”不合时间格式 {forms}。", f"“{text}” is not written as {forms}.")

    def _on_the_day_of(self, arrived_at: datetime, found: datetime) -> datetime:
        arrived = arrived_at.astimezone(self._zone).replace(tzinfo=None)
        same_day = datetime.combine(arrived.date(), found.time())
        return same_day + timedelta(days=same_day < arrived)

    def _placed(self, found: datetime) -> datetime:
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise RowFault(self._key, f"年份 {found.year} 不可用。", f"the year {found.year} cannot be used.")
        if found.tzinfo is not None:
            return found.astimezone(UTC)
        placed = found.replace(tzinfo=self._zone).astimezone(UTC)
        # A clock that was put forward never showed the hour between.
        if placed.astimezone(self._zone).replace(tzinfo=None) != found:
            raise RowFault(self._key, f"{found} 在该时区不存在。", f"{found} does not exist in the time zone.")
        return placed


def _reader_of(form: str, zone: ZoneInfo) -> Callable[[str], datetime]:
    match form:
        case "iso":
            return datetime.fromisoformat
        case "unix":
            return lambda text: datetime.fromtimestamp(float(text), UTC)
        case "unix_milliseconds":
            return lambda text: datetime.fromtimestamp(float(text) / 1000, UTC)
    # The zone is the map's; `_placed` adds it where the text names none.
    return lambda text: datetime.strptime(text, form)  # noqa: DTZ007
