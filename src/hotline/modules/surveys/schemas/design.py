"""Questionnaires over HTTP."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

from hotline.modules.surveys.models import QuestionnaireVersion
from hotline.modules.surveys.rules.design import Design

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
QuestionnaireCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class QuestionnaireInput(Strict):
    """A questionnaire's next version."""

    code: QuestionnaireCode
    design: Design
    note: Note = ""


class QuestionnaireDecisionInput(Strict):
    """Whether a version is published, and why or why not."""

    is_published: bool
    note: Note = ""


class QuestionnaireOutput(Schema):
    """A version of a questionnaire."""

    id: int
    code: str
    version: int
    state: str
    design: Design
    note: str
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str | None

    @classmethod
    def of(cls, version: QuestionnaireVersion) -> "QuestionnaireOutput":
        """The version as pages get it."""
        return cls(
            id=version.pk,
            code=version.questionnaire.code,
            version=version.version,
            state=version.state,
            design=version.design,
            note=version.note,
            proposed_at=version.proposed_at,
            proposed_by=version.proposed_by.name,
            decided_at=version.decided_at,
            decided_by=version.decided_by.name if version.decided_by else None,
        )
