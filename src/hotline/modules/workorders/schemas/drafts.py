"""Drafts of registrations over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import JsonValue

from hotline.modules.workorders.models import RegistrationDraft

from .input import Code, Strict


class RegistrationDraftInput(Strict):
    """A form as it stands. `version` is the one that the page saved last, 0 before the first time."""

    call_reference: Code = ""
    fields: dict[str, JsonValue]
    version: Annotated[int, Field(ge=0)] = 0


class RegistrationDraftRemovalInput(Strict):
    call_reference: Code = ""


class RegistrationDraftOutput(Schema):
    call_reference: str
    fields: dict[str, JsonValue]
    version: int
    saved_at: datetime

    @classmethod
    def of(cls, draft: RegistrationDraft) -> "RegistrationDraftOutput":
        """The draft as it is kept."""
        return cls(
            call_reference=draft.call_reference, fields=draft.fields, version=draft.version, saved_at=draft.saved_at
        )


class RegistrationDraftsOutput(Schema):
    items: list[RegistrationDraftOutput]
