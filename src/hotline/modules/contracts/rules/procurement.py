"""The steps of a procurement, whose days do not run backwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .words import ProcurementMethod, ProcurementStepKind

ORDER = tuple(ProcurementStepKind)


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step of a procurement, and the day on which it was taken."""

    kind: ProcurementStepKind
    done_on: date
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcurementFile:
    """A procurement with the steps taken so far, in any order."""

    code: str
    name: str
    method: ProcurementMethod
    steps: tuple[TakenStep, ...]

    def day_of(self, kind: ProcurementStepKind) -> date | None:
        """The day of a step, if it was taken."""
        return next((step.done_on for step in self.steps if step.kind is kind), None)


def in_order(steps: Sequence[TakenStep]) -> list[TakenStep]:
    """The steps in the order in which they have to be taken."""
    return sorted(steps, key=lambda step: ORDER.index(step.kind))


def backward_steps(steps: Sequence[TakenStep]) -> list[tuple[TakenStep, TakenStep]]:
    """Each pair of neighbouring steps of which the later one has the earlier day."""
    return [(before, after) for before, after in pairwise(in_order(steps)) if after.done_on < before.done_on]


def lacks_argument(file: ProcurementFile) -> bool:
    """Whether a single source was published or awarded without the argument why there is no other."""
    went_on = any(file.day_of(kind) for kind in (ProcurementStepKind.PUBLICATION, ProcurementStepKind.AWARD))
    has_argument = file.day_of(ProcurementStepKind.SINGLE_SOURCE_ARGUMENT) is not None
    return file.method is ProcurementMethod.SINGLE_SOURCE and went_on and not has_argument
