"""Departments as a city writes them down, before they are records."""

from dataclasses import dataclass

from . import DepartmentLevel


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """One unit of the tree; `parent_code` is empty for a unit at the top, `agency_type` where nobody said it."""

    code: str
    name: str
    short_name: str
    level: DepartmentLevel
    parent_code: str
    division_code: str
    remit: str
    is_hotline_centre: bool
    agency_type: str = ""
