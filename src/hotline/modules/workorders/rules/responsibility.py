"""Which lines of the responsibility list fit a matter, in which order, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Lines from before the list was versioned held from here on.
BEGINNING = date(1900, 1, 1)
_WHOLE_CITY = "city"


class Misfit(StrEnum):
    """Why a line of the same category does not hold for a matter."""

    OTHER_DIVISION = "other_division"
    OTHER_REQUEST_TYPE = "other_request_type"
    OTHER_URGENCY = "other_urgency"


@dataclass(frozen=True, slots=True)
class Line:
    """What of a line in force decides whether it fits: empty conditions fit everything."""

    code: str
    category_code: str
    division_prefix: str = ""
    request_type: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be sent somewhere. `category_codes` goes from the category itself up to the first level."""

    category_codes: Sequence[str]
    division_code: str = ""
    request_type: str = ""
    urgency: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line says to a matter: it fits in this place, counted from 1, or this is what keeps it from fitting."""

    line: Line
    place: int | None
    misfit: Misfit | None = None


def judged(lines: Iterable[Line], matter: Matter) -> list[Verdict]:
    """Every line of the matter's categories: those that fit in their order, then those that do not, with the reason.

    The nearest category comes first, then the smallest division, then the line for this urgency, then the one for this
    request type, then the code, so that the same list always answers the same.
    """
    of_category = [line for line in lines if line.category_code in matter.category_codes]
    fitting = sorted(
        (line for line in of_category if _misfit(line, matter) is None), key=lambda line: _rank(line, matter)
    )
    verdicts = [Verdict(line, place) for place, line in enumerate(fitting, 1)]
    others = sorted((line for line in of_category if _misfit(line, matter)), key=lambda line: line.code)
    return verdicts + [Verdict(line, None, _misfit(line, matter)) for line in others]


def ranked(lines: Iterable[Line], matter: Matter) -> list[Line]:
    """The lines that fit, the most particular first."""
    return [verdict.line for verdict in judged(lines, matter) if verdict.place]


def prefixes_of(division_code: str) -> list[str]:
    """Every prefix that a line for this division or one around it may have, the whole city's empty one included."""
    return [division_code[:length] for length in range(len(division_code) + 1)]


def entry_code(category_code: str, division_prefix: str, department_code: str) -> str:
    """The code of a line that nobody gave one."""
    return ".".join((category_code, division_prefix or _WHOLE_CITY, department_code))


@dataclass(frozen=True, slots=True)
class Government:
    """What tells a county's government from its bureaus: it stands highest in the tree."""

    code: str
    path: str
    division_code: str


def government_of(division_code: str, counties: Iterable[Government]) -> str | None:
    """The code of the county's government that a matter of an unknown unit goes to; none where no county is known."""
    around = [county for county in counties if county.division_code and division_code.startswith(county.division_code)]
    nearest = sorted(around, key=lambda county: (-len(county.division_code), county.path.count("/"), county.path))
    return nearest[0].code if nearest else None


def _misfit(line: Line, matter: Matter) -> Misfit | None:
    if not matter.division_code.startswith(line.division_prefix):
        return Misfit.OTHER_DIVISION
    if line.request_type not in ("", matter.request_type):
        return Misfit.OTHER_REQUEST_TYPE
    if line.urgency not in ("", matter.urgency):
        return Misfit.OTHER_URGENCY
    return None


def _rank(line: Line, matter: Matter) -> tuple[int, int, int, int, str]:
    return (
        matter.category_codes.index(line.category_code),
        -len(line.division_prefix),
        -bool(line.urgency),
        -bool(line.request_type),
        line.code,
    )
