"""Entered values over HTTP."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from hotline.modules.scoring.public import Amount, AnswerLevel, Comparison, Count, EnteredValue, Text

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
