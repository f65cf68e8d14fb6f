"""The form of the scorecard's document: what the command line prints as JSON and the pages are built from.

Marks, weights and values are strings of decimal digits; whole counts are integers; what there is not is null.
"""

# The interface's description is made from these, which needs the backport before Python 3.12.
from typing_extensions import TypedDict

Number = int | str


class MonthDocument(TypedDict):
    """An indicator's figure for a month."""

    month: str
    numerator: Number | None
    denominator: Number | None
    value: str | None
    shown: str


class InputDocument(TypedDict):
    """An indicator's figure that a leaf was marked with; `months` is empty where the rule looks at the year only."""

    indicator: str
    variant: str | None
    numerator: Number | None
    denominator: Number | None
    value: str | None
    shown: str
    months: list[MonthDocument]


class EntryDocument(TypedDict):
    """Who entered a leaf's value, when, and under which version of the scheme."""

    entered_by: str
    entered_at: str
    scheme_version: int


class LeafDocument(TypedDict):
    """One indicator of the framework's lowest level.

    `reason` is the code and the sentence together, each also by itself; `finding` tells of a contradiction within the
    report; `working` is the way from the value to the mark.
    """

    code: str
    name: str
    level: str
    group: str
    weight: str
    target: str
    indicator: str | None
    variant: str | None
    value: str | None
    shown: str
    unit: str
    numerator: Number | None
    denominator: Number | None
    mark_by_rule: str | None
    mark_stated: str | None
    value_stated: str | None
    stated_in: str | None
    reason: str | None
    reason_code: str | None
    reason_text: str | None
    evidence: str
    rule_kind: str
    rule_text: str
    rule_printed_in: str | None
    note: str | None
    working: str
    finding: str | None
    inputs: list[InputDocument]
    entry: EntryDocument | None


class LevelSum(TypedDict):
    """The sums of a first-level indicator."""

    code: str
    name: str
    weight: str
    mark_by_rule: str
    mark_stated: str | None
    finding: str | None


class GroupDocument(TypedDict):
    """A second-level indicator with its leaves."""

    code: str
    name: str
    weight: str
    mark_by_rule: str
    mark_stated: str | None
    leaves: list[LeafDocument]


class LevelDocument(LevelSum):
    """A first-level indicator with its groups."""

    groups: list[GroupDocument]


class Totals(TypedDict):
    """What stands at the head of a scorecard.

    `stated_marks_used` leaves of `total_by_rule` have no mark by rule and stand with the stated one;
    `leaves_without_value` have a rule, but nothing that it could be applied to.
    """

    scheme: str
    scheme_name: str
    scheme_version: int
    hotline: str
    scale: str
    first_day: str
    last_day: str
    weight: str
    total_by_rule: str
    exact_total_by_rule: str
    total_stated: str | None
    grade: str
    grade_by_rule: str
    stated_marks_used: int
    leaves_without_value: int


class ScorecardDocument(Totals):
    """A scorecard with its leaves in one list, as the command line prints it."""

    levels: list[LevelSum]
    indicators: list[LeafDocument]


class ScorecardTree(Totals):
    """A scorecard with its leaves in their groups and levels, as the page shows it."""

    tree: list[LevelDocument]


class SchemeDocument(TypedDict):
    """A scheme in its newest version; one that is installed came with the platform and cannot be edited."""

    code: str
    name: str
    year: int
    hotline: str
    version: int
    is_installed: bool
