"""What came of the rows of an import."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class ImportTally:
    """Rows by what came of them, so far; the days are the local days of arrival of the calls in the file."""

    loaded: int = 0
    known: int = 0
    left_out: int = 0
    kept_aside: int = 0
    first_day: date | None = None
    last_day: date | None = None

    @property
    def read(self) -> int:
        """How many rows were read."""
        return self.loaded + self.known + self.left_out + self.kept_aside

    def span(self, day: date) -> None:
        """Note that a call arrived on a day."""
        if self.first_day is None or day < self.first_day:
            self.first_day = day
        if self.last_day is None or day > self.last_day:
            self.last_day = day
