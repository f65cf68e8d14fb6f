"""The terms of recordings: how long they are kept, and from when on something is wrong with one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.kit.errors import InvalidInput

from .words import RecordingClass

# Nobody keeps a recording for less than the law has logs kept, nor for ever.
_LONGEST_YEARS = 30
_QUIETEST_DECIBELS, _LOUDEST_DECIBELS = -80, -10


@dataclass(frozen=True, slots=True)
class RecordingTerms:
    """Years by class; minutes until a recording is missed; when a channel counts as silent."""

    ordinary_years: int = 3
    disputed_years: int = 5
    emergency_years: int = 5
    missing_after_minutes: int = 10
    # Below full scale. Speech on a telephone line peaks well above, comfort noise stays below.
    audible_decibels: int = -42
    audible_milliseconds: int = 500
    # Nothing need be said in a talk that is shorter.
    shortest_judged_seconds: int = 3

    def ensure_in_order(self) -> None:
        """Refuse terms under which recordings would be lost too early or never miss."""
        years = (self.ordinary_years, self.disputed_years, self.emergency_years)
        if not all(1 <= each <= _LONGEST_YEARS for each in years) or min(years[1:]) < self.ordinary_years:
            raise InvalidInput(
                field="ordinary_years",
                reason_zh=f"保存年限应为 1 至 {_LONGEST_YEARS} 年，投诉举报、紧急转接不短于普通通话。",
                reason_en=f"recordings are kept for 1 to {_LONGEST_YEARS} years, disputed and emergency ones not less "
                "than ordinary ones.",
            )
        if not 1 <= self.missing_after_minutes <= 1440:
            raise InvalidInput(
                field="missing_after_minutes",
                reason_zh="录音缺失的判定时间应为 1 至 1440 分钟。",
                reason_en="a recording is missed after 1 to 1440 minutes.",
            )
        if not _QUIETEST_DECIBELS <= self.audible_decibels <= _LOUDEST_DECIBELS:
            raise InvalidInput(
                field="audible_decibels",
                reason_zh=f"静音电平应在 {_QUIETEST_DECIBELS} 至 {_LOUDEST_DECIBELS} 分贝之间。",
                reason_en=f"the level of silence lies between {_QUIETEST_DECIBELS} and {_LOUDEST_DECIBELS} dB.",
            )
        if not 0 <= self.audible_milliseconds <= 10_000 or not 0 <= self.shortest_judged_seconds <= 60:
            raise InvalidInput(
                field="audible_milliseconds",
                reason_zh="有声时长应在 10 秒以内，免判通话应在 60 秒以内。",
                reason_en="at most 10 s need be audible, and talks of at most 60 s are not judged.",
            )

    def years_of(self, recording_class: RecordingClass) -> int:
        """For how many years recordings of that class are kept."""
        return {
            RecordingClass.ORDINARY: self.ordinary_years,
            RecordingClass.DISPUTED: self.disputed_years,
            RecordingClass.EMERGENCY: self.emergency_years,
        }[recording_class]

    def kept_since(self, recording_class: RecordingClass, at: datetime) -> datetime:
        """Recordings of that class that began before this moment are over."""
        return years_before(at, self.years_of(recording_class))


def years_before(at: datetime, years: int) -> datetime:
    """The same moment so many years earlier; of a leap day the day before."""
    try:
        return at.replace(year=at.year - years)
    except ValueError:
        return (at - timedelta(days=1)).replace(year=at.year - years)
