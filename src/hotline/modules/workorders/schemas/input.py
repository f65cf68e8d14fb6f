"""What the steps take."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Code = Annotated[str, StringConstraints(max_length=32)]


class Strict(Schema):
    """Unknown fields are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class StepInput(Strict):
    """Every step names the version that the page was showing."""

    version: int


class AnswerInput(StepInput):
    answer: Words


class DisclosureInput(Strict):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=200)]
