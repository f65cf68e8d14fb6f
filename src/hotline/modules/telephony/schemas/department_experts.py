"""Departments' experts over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.telephony.actions.department_experts import ExpertEntry
from hotline.modules.telephony.models import DepartmentExpert

from .forms import Number

DepartmentCode = Annotated[str, Field(min_length=1, max_length=32)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
Subject = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Search = Annotated[str, Field(max_length=40)]


class DepartmentExpertInput(Schema):
    """Who answers for which department on what, at which number."""

    department_code: DepartmentCode
    name: Name
    number: Number
    subject: Subject

    def entry(self) -> ExpertEntry:
        """As it is kept."""
        return ExpertEntry(self.department_code, self.name, self.number, self.subject)


class DepartmentExpertOutput(Schema):
    """An expert, and who entered or last changed the entry when."""

    id: int
    department_code: str
    department: str
    name: str
    number: str
    subject: str
    kept_by: str
    kept_at: datetime

    @classmethod
    def of(cls, expert: DepartmentExpert) -> "DepartmentExpertOutput":
        """As he is listed."""
        return cls(
            id=expert.pk,
            department_code=expert.department.code,
            department=expert.department.short_name,
            name=expert.name,
            number=expert.number,
            subject=expert.subject,
            kept_by=(expert.changed_by or expert.entered_by).name,
            kept_at=expert.changed_at or expert.entered_at,
        )
