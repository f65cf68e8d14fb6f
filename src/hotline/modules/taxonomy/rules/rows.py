"""Categories and divisions as a city writes them down, before they are records."""

from dataclasses import dataclass

DEEPEST_CATEGORY = 3


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """What a request may be about; `parent_code` is empty for a first-level category."""

    code: str
    name: str
    parent_code: str
    definition: str


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """An administrative division; `parent_code` is empty for the city itself."""

    code: str
    name: str
    parent_code: str
