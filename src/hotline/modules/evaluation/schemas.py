"""Entered values and schemes over HTTP."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, JsonValue, StringConstraints

from hotline.modules.evaluation.actions.write_schemes import SchemeToStart
from hotline.modules.evaluation.rules.printing.printing import Deviation
from hotline.modules.scoring.public import Amount, AnswerLevel, Comparison, Count, EnteredValue, Supposition, Text

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Citation = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]


class EnteredValueInput(Schema):
    """One leaf's value: which of the fields are filled follows from the leaf's rule; evidence always is.

    The evidence is kept in the language it is written in.
    """

    model_config = ConfigDict(extra="forbid")

    leaf: str = Field(max_length=64)
    value: Amount | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    answers: dict[str, AnswerLevel] = {}
    counts: dict[str, Count] = {}
    comparisons: tuple[Comparison, ...] = ()
    evidence: Words
    printed_in: Citation | None = None

    def entered(self) -> EnteredValue:
        """The value as scoring takes it."""
        return EnteredValue(
            leaf=self.leaf,
            evidence=Text(zh=self.evidence, en=self.evidence),
            printed_in=self.printed_in,
            numerator=self.numerator,
            denominator=self.denominator,
            value=self.value,
            answers=self.answers,
            counts=self.counts,
            comparisons=self.comparisons,
        )


class EnteredValuesInput(Schema):
    """Values that are entered together: all of them or none."""

    model_config = ConfigDict(extra="forbid")

    values: list[EnteredValueInput] = Field(min_length=1, max_length=200)


SchemeCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
# Far beyond the longest scheme of the five cities, which has thirty thousand letters.
LONGEST_TEXT = 400_000


class DraftToStart(Schema):
    """What a new scheme is called; `copy_of` is the code of a scheme to begin with, or empty."""

    model_config = ConfigDict(extra="forbid")

    code: SchemeCode
    name: Name
    name_en: Name
    year: int = Field(ge=1990, le=2999)
    copy_of: str = Field(default="", max_length=64)

    def wanted(self) -> SchemeToStart:
        """The same for the action."""
        return SchemeToStart(self.code, self.name, self.name_en, self.year, self.copy_of)


class DraftInput(Schema):
    """The whole content of a draft, and the revision that it was read in."""

    model_config = ConfigDict(extra="forbid")

    content: dict[str, JsonValue]
    revision: int = 0


class SchemeTextInput(Schema):
    """The text of a scheme file."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)


class ContentOutput(Schema):
    """A scheme's content as it can be edited."""

    content: dict[str, JsonValue]


class SchemeDecisionInput(Schema):
    """The revision that is decided about."""

    model_config = ConfigDict(extra="forbid")

    revision: int


class SchemeReasonInput(SchemeDecisionInput):
    """The revision, and why."""

    reason: Words


class SuppositionInput(Schema):
    """A leaf's figure as it might be; which fields are filled follows from its rule."""

    model_config = ConfigDict(extra="forbid")

    leaf: str = Field(max_length=64)
    value: Amount | None = None
    months: dict[str, Amount] = {}
    answers: dict[str, AnswerLevel] = {}
    counts: dict[str, Count] = {}


class TrialInput(Schema):
    """Values that are tried together."""

    model_config = ConfigDict(extra="forbid")

    values: list[SuppositionInput] = Field(min_length=1, max_length=200)

    def suppositions(self) -> list[Supposition]:
        """The same as scoring takes it."""
        return [
            Supposition(leaf=one.leaf, value=one.value, months=one.months, answers=one.answers, counts=one.counts)
            for one in self.values
        ]


class DeviationReasonInput(Schema):
    """Why a leaf fell short, and what is done about it."""

    model_config = ConfigDict(extra="forbid")

    leaf: str = Field(max_length=64)
    reason: Words
    improvement: Words


class DeviationReasonsInput(Schema):
    """Reasons that are given together: all of them or none."""

    model_config = ConfigDict(extra="forbid")

    reasons: list[DeviationReasonInput] = Field(min_length=1, max_length=200)

    def deviations(self) -> dict[str, Deviation]:
        """The reasons by leaf; of two for the same leaf the last counts."""
        return {one.leaf: Deviation(reason=one.reason, improvement=one.improvement) for one in self.reasons}
