"""Imports, closings and templates over HTTP."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .actions.imports import Confirmed
from .models import ReplyTemplate, WorkbookImport
from .rules import RowOutcome

Stated = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class CellChangeOutput(Schema):
    heading: str
    before: str
    after: str


class RowRefusalOutput(Schema):
    """Why a row cannot be taken in, at which column."""

    heading: str
    reason: str


class PlannedRowOutput(Schema):
    """What becomes of a row of a workbook."""

    sheet: str
    number: int
    key: str
    name: str
    outcome: str
    changes: list[CellChangeOutput]
    refusals: list[RowRefusalOutput]


class NewAccountOutput(Schema):
    """An account that an import made, with its one-time password, told this once."""

    account: str
    name: str
    password: str


class ImportSummaryOutput(Schema):
    """An import: of which file, by whom and when, and how many rows of each kind."""

    id: int
    kind: str
    file_name: str
    uploaded_by: str
    uploaded_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    counts: dict[str, int]

    @classmethod
    def of(cls, kept: WorkbookImport) -> "ImportSummaryOutput":
        """What a list shows of an import."""
        outcomes = [row["outcome"] for row in kept.plan]
        return ImportSummaryOutput(
            id=kept.pk,
            kind=kept.kind,
            file_name=kept.file_name,
            uploaded_by=kept.uploaded_by,
            uploaded_at=kept.uploaded_at,
            confirmed_by=kept.confirmed_by,
            confirmed_at=kept.confirmed_at,
            counts={outcome.value: outcomes.count(outcome.value) for outcome in RowOutcome},
        )


class ImportOutput(ImportSummaryOutput):
    """An import with every row."""

    rows: list[PlannedRowOutput]
    credentials: list[NewAccountOutput] = []

    @classmethod
    def with_rows(cls, kept: WorkbookImport, language: str) -> "ImportOutput":
        """An import as it was looked at, in one language."""
        rows = [
            PlannedRowOutput(
                **{name: row[name] for name in ("sheet", "number", "key", "name", "outcome", "changes")},
                refusals=[RowRefusalOutput(heading=one["heading"], reason=one[language]) for one in row["refusals"]],
            )
            for row in kept.plan
        ]
        return cls(**ImportSummaryOutput.of(kept).dict(), rows=rows)

    @classmethod
    def of_confirmed(cls, confirmed: Confirmed, language: str) -> "ImportOutput":
        """An import that was taken in, with the passwords of the accounts that it made."""
        output = cls.with_rows(confirmed.taken, language)
        output.credentials = [
            NewAccountOutput(account=one.account, name=one.name, password=one.password) for one in confirmed.credentials
        ]
        return output


class ClosingInput(Schema):
    """The unit's last day, who takes over (empty for nobody), and why."""

    model_config = ConfigDict(extra="forbid")

    closed_on: Annotated[date, Field(ge=date(1949, 10, 1), le=date(2999, 12, 31))]
    successor_code: str = Field(default="", max_length=32)
    reason: Stated


class DependentsOutput(Schema):
    """What depends on a unit while it is open."""

    open_orders: int
    units_below: int
    people: int
    lines: int


class ReplyTemplateInput(Schema):
    """A text with which replies may begin; an empty department means the whole city, an empty category every one."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
    department_code: str = Field(default="", max_length=32)
    category_code: str = Field(default="", max_length=32)


class ReplyTemplateOutput(Schema):
    id: int
    title: str
    text: str
    department_code: str
    department: str
    category_code: str
    category: str
    written_by: str
    written_at: datetime

    @classmethod
    def of(cls, template: ReplyTemplate) -> "ReplyTemplateOutput":
        """A template, read with its department and category."""
        department, category = template.department, template.category
        return cls(
            id=template.pk,
            title=template.title,
            text=template.text,
            department_code=department.code if department else "",
            department=department.name if department else "",
            category_code=category.code if category else "",
            category=category.name if category else "",
            written_by=template.written_by,
            written_at=template.written_at,
        )
