"""The special days that come with the platform: the State Council's notices as a library keeps them."""

from functools import cache

from chinese_calendar.constants import Holiday, holidays, workdays

from .calendar import WorkingCalendar
from .days import DayKind, SpecialDayRow

SHIPPED_BY = "chinesecalendar"


@cache
def shipped_days() -> tuple[SpecialDayRow, ...]:
    """Every holiday and make-up working day that the library knows, in order."""
    names = {holiday.value: holiday.chinese for holiday in Holiday}
    days = [SpecialDayRow(on, DayKind.OFF, names.get(name, name)) for on, name in holidays.items()]
    days += [SpecialDayRow(on, DayKind.FULL, f"{names.get(name, name)}调休") for on, name in workdays.items()]
    return tuple(sorted(days, key=lambda day: day.on))


def shipped_calendar() -> WorkingCalendar:
    """The calendar of a hotline that has not published anything itself."""
    days = shipped_days()
    return WorkingCalendar({day.on: day.kind for day in days}, {day.on: day.name for day in days})


def english_name(name: str) -> str:
    """The English name of a shipped day; a day that a city has named keeps its name."""
    for holiday in Holiday:
        if name == holiday.chinese:
            return str(holiday.value)
        if name == f"{holiday.chinese}调休":
            return f"{holiday.value} make-up day"
    return name
