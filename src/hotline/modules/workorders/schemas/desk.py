"""Saved views, bulk actions and exports: what they take and what pages get."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints, field_validator

from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.selectors.export_rows import COLUMNS

from .input import Note, Strict
from .list_query import KeptFilters

_MOST_NUMBERS = 500
Number = Annotated[str, StringConstraints(max_length=24)]


class SavedViewInput(Strict):
    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
    filters: KeptFilters
    is_shared: bool = False


class SavedViewOutput(Schema):
    """A view with how many work orders it holds, up to the limit; one's own, or shared by the named colleague."""

    id: int
    name: str
    filters: dict[str, str | int | bool | None]
    is_own: bool
    is_shared: bool
    owner_name: str
    count: int
    is_bounded: bool


class BulkActionInput(Strict):
    """A step for these work orders, or for all that match the filters: one of the two."""

    step: Step
    numbers: list[Number] = Field(default_factory=list, max_length=_MOST_NUMBERS)
    filters: KeptFilters | None = None
    body: dict[str, object] = Field(default_factory=dict)
    dry_run: bool = False


class RefusedOrderOutput(Schema):
    number: str
    code: str
    title: str


class RefusalCountOutput(Schema):
    """How many work orders meet a refusal."""

    code: str
    title: str
    count: int


class BulkActionOutput(Schema):
    """What would happen, and the job where it is to happen. At most twenty examples of each refusal."""

    would_succeed: int
    refusals: list[RefusalCountOutput]
    would_refuse: list[RefusedOrderOutput]
    job: int | None


class BulkResultOutput(Schema):
    """How far a bulk action is, and what it met."""

    id: int
    step: str
    requested_at: datetime
    finished_at: datetime | None
    total: int
    done: int
    succeeded: int
    refusals: list[RefusalCountOutput]
    refused: list[RefusedOrderOutput]


class ExportInput(Strict):
    purpose: Annotated[str, StringConstraints(strip_whitespace=True, min_length=4, max_length=200)]
    filters: KeptFilters
    columns: list[str] = Field(default_factory=lambda: list(COLUMNS), min_length=1, max_length=len(COLUMNS))

    @field_validator("columns")
    @classmethod
    def known(cls, columns: list[str]) -> list[str]:
        """Refuse a column that does not exist; each is written once."""
        unknown = [name for name in columns if name not in COLUMNS]
        if unknown:
            raise ValueError(f"no such column: {unknown[0]}")
        return list(dict.fromkeys(columns))


class ExportDecisionInput(Strict):
    outcome: Literal["approved", "refused"]
    note: Note = ""


class ExportOutput(Schema):
    """An export; `is_own` tells whether the reader asked for it, who alone may download it."""

    id: int
    requested_by_name: str
    requested_at: datetime
    purpose: str
    filters: dict[str, str | int | bool | None]
    columns: list[str]
    state: str
    row_count: int | None
    rows_written: int
    decided_at: datetime | None
    decided_by_name: str | None
    decision_note: str
    finished_at: datetime | None
    expires_at: datetime | None
    downloads: int
    is_own: bool


class ExportListOutput(Schema):
    items: list[ExportOutput]


class ExportRecordOutput(Schema):
    """What the audit knows of an export: who did what, when and for which purpose. No row of it."""

    at: datetime
    actor: str
    action: str
    subject: str
    reason: str
    facts: dict[str, str | int | None]


class ExportRecordsOutput(Schema):
    items: list[ExportRecordOutput]
