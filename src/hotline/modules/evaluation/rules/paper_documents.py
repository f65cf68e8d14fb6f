"""Forms of what the papers' pages show: which papers there are, and why leaves fell short."""

# The interface's description is made from these, which needs the backport before Python 3.12.
from typing_extensions import TypedDict


class DeviationVersion(TypedDict):
    """A reason as it was given, by whom and when."""

    reason: str
    improvement: str
    entered_by: str
    entered_at: str


class DeviationDocument(TypedDict):
    """A leaf that falls short or was given a reason; `is_required` where the form is refused without one."""

    leaf: str
    name: str
    target: str
    shown: str
    weight: str
    mark: str
    is_required: bool
    reason: str | None
    improvement: str | None
    versions: list[DeviationVersion]


class PaperDocument(TypedDict):
    """A paper that can be printed, and in which formats."""

    kind: str
    name: str
    formats: list[str]
