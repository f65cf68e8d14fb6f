"""Who has a work order open: what pages say and get."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from ninja import Field, Schema
from pydantic import StringConstraints

from hotline.modules.workorders.selectors.presence import Present

from .input import Strict

_MOST_ROWS = 50


class PresenceInput(Strict):
    """That the page is open; `is_editing` while a form of a step is."""

    is_editing: bool = False


class PresencesQuery(Schema):
    """The work orders of a list."""

    numbers: list[Annotated[str, StringConstraints(max_length=24)]] = Field(default_factory=list, max_length=_MOST_ROWS)


class PresentOutput(Schema):
    """A colleague by name and post."""

    name: str
    post: str
    is_editing: bool


class OrderPresenceOutput(Schema):
    number: str
    people: list[PresentOutput]


def present_output(people: Sequence[Present], language: str) -> list[PresentOutput]:
    """Those who have one work order open."""
    return [
        PresentOutput(
            name=each.name, post=each.post_en if language == "en" else each.post_zh, is_editing=each.is_editing
        )
        for each in people
    ]


def presences_output(found: Mapping[str, Sequence[Present]], language: str) -> list[OrderPresenceOutput]:
    """Those of a list, where there is anybody."""
    return [OrderPresenceOutput(number=number, people=present_output(each, language)) for number, each in found.items()]
