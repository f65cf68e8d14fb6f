"""Departments as the interface shows them, and as administrators write them."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .actions.change_department import DepartmentWording
from .models import Department
from .rules import AgencyType, DepartmentLevel
from .rules.rows import DepartmentRow

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=32)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
ShortName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=32)]
DivisionCode = Annotated[str, StringConstraints(pattern=r"^([0-9]{6,12})?$")]
Stated = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class DepartmentOutput(Schema):
    """A unit of the tree. The hotline's centre is one of them and handles no work orders."""

    code: str
    name: str
    level: str
    parent_code: str | None
    remit: str
    is_hotline_centre: bool
    replies_need_approval: bool

    @classmethod
    def of(cls, department: Department) -> "DepartmentOutput":
        """A department, read with its parent."""
        return DepartmentOutput(
            code=department.code,
            name=department.name,
            level=department.level,
            parent_code=department.parent.code if department.parent else None,
            remit=department.remit,
            is_hotline_centre=department.is_hotline_centre,
            replies_need_approval=department.replies_need_approval,
        )


class OrganisationUnitOutput(DepartmentOutput):
    """A unit as administrators see it: closed ones too, with how many people work there."""

    short_name: str
    division_code: str
    agency_type: str
    is_active: bool
    closed_on: date | None
    successor_code: str | None
    people: int

    @classmethod
    def of(cls, department: Department) -> "OrganisationUnitOutput":
        """A unit of `whole_tree`."""
        return cls(
            **DepartmentOutput.of(department).dict(),
            short_name=department.short_name,
            division_code=department.division_code,
            agency_type=department.agency_type,
            is_active=department.is_active,
            closed_on=department.closed_on,
            successor_code=department.successor.code if department.successor else None,
            people=getattr(department, "people", 0),
        )


class DepartmentChangeOutput(Schema):
    """Something that was done to a unit: who, when, why, and what was another before."""

    action: str
    by: str
    at: datetime
    reason: str
    facts: dict[str, str | int | None]


class ReplyApprovalInput(Schema):
    """Whether a department's replies leave it with its approving leader's consent only."""

    is_needed: bool


class WordingInput(Schema):
    """What is written about a unit besides its place in the tree."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    short_name: ShortName = ""
    level: DepartmentLevel
    division_code: DivisionCode | None = None
    remit: str = Field(default="", max_length=4000)
    agency_type: AgencyType | Literal[""] = ""

    def wording(self) -> DepartmentWording:
        """The same for the action."""
        return DepartmentWording(
            self.name, self.short_name, self.level, self.division_code or "", self.remit, self.agency_type
        )


class DepartmentInput(WordingInput):
    """A new unit; `parent_code` is empty at the top."""

    code: Code
    parent_code: str = Field(default="", max_length=32)

    def row(self) -> DepartmentRow:
        """The same as a city writes it down."""
        return DepartmentRow(
            code=self.code,
            name=self.name,
            short_name=self.short_name,
            level=self.level,
            parent_code=self.parent_code,
            division_code=self.division_code or "",
            remit=self.remit,
            is_hotline_centre=False,
            agency_type=self.agency_type,
        )


class DepartmentChangeInput(WordingInput):
    """What is written about a unit from now on, and why."""

    reason: Stated


class MoveInput(Schema):
    """The unit above, empty for the top, and why."""

    model_config = ConfigDict(extra="forbid")

    parent_code: str = Field(max_length=32)
    reason: Stated


class UnitReasonInput(Schema):
    """Why."""

    model_config = ConfigDict(extra="forbid")

    reason: Stated
