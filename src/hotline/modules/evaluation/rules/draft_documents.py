"""The form of schemes that are written: what the editor's pages are built from."""

# The interface's description is made from these, which needs the backport before Python 3.12.
from pydantic import JsonValue
from typing_extensions import TypedDict


class FaultDocument(TypedDict):
    """What is wrong at which place (`levels[0].groups[1].leaves[2].weight`), and what to do."""

    code: str
    place: str
    text: str
    next_step: str


class ChangeDocument(TypedDict):
    """A value that a draft changes about the published version; places name codes."""

    place: str
    before: str | None
    after: str | None


class DraftLine(TypedDict):
    """A draft as a list shows it."""

    code: str
    name: dict[str, JsonValue]
    state: str
    revision: int
    saved_by: str
    saved_at: str
    proposed_by: str | None
    reason: str
    returned_because: str


class DraftDocument(DraftLine):
    """A draft to be edited: its content, also as the text of a file, its faults, and what it changes."""

    content: dict[str, JsonValue]
    text: str
    faults: list[FaultDocument]
    published_version: int | None
    changes: list[ChangeDocument]


class VersionDocument(TypedDict):
    """A published version: who stands for it, when and why."""

    version: int
    sha256: str
    reason: str
    proposed_by: str
    approved_by: str
    approved_at: str


class SchemeContent(TypedDict):
    """A scheme's content in one version, and the versions that were published."""

    code: str
    version: int
    is_installed: bool
    content: dict[str, JsonValue]
    text: str
    versions: list[VersionDocument]
