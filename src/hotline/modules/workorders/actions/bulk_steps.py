"""The steps that may be taken on many work orders at once: the same words for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass as plain_dataclass
from datetime import datetime
from importlib import import_module
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from hotline.kit.errors import InvalidInput
from hotline.modules.access.public import Actor, Permission
from hotline.modules.workorders.errors import StepNotInBulk
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.from_above import bulk_step_above
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import RetentionClass
from hotline.modules.workorders.selectors.bulk_preview import Foresight

from .acknowledge import acknowledge
from .archive import archive
from .assign import Parts, ensure_suitable
from .dispatch import dispatch, redispatch
from .progress import note_progress
from .recalculate import recalculate
from .review import accept_reply

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)
Code = Annotated[str, StringConstraints(min_length=1, max_length=32)]
Note = Annotated[str, StringConstraints(max_length=2000)]


@dataclass(frozen=True, config=_STRICT)
class Nothing:
    """A step that takes no words."""


@dataclass(frozen=True, config=_STRICT)
class DispatchWords:
    """To whom the work orders go."""

    department_code: Code
    supporting_codes: tuple[Code, ...] = ()
    copied_codes: tuple[Code, ...] = ()
    note: Note = ""
    basis: Annotated[str, StringConstraints(max_length=256)] = ""

    def parts(self) -> Parts:
        """Who is to handle them."""
        return Parts(self.department_code, self.supporting_codes, self.copied_codes, self.note, self.basis)


@dataclass(frozen=True, config=_STRICT)
class ArchiveWords:
    """How long the files are kept; without a class as long as each matter usually is."""

    retention_class: RetentionClass | None = None


@dataclass(frozen=True, config=_STRICT)
class NoteWords:
    """What is noted, where anything is."""

    note: Note = ""


@dataclass(frozen=True, config=_STRICT)
class ProgressWords:
    """What is noted."""

    note: Annotated[str, StringConstraints(min_length=1, max_length=2000)]


@dataclass(frozen=True, config=_STRICT)
class ReasonWords:
    """Why it is done."""

    reason: Annotated[str, StringConstraints(min_length=2, max_length=2000)]


@plain_dataclass(frozen=True, slots=True)
class BulkStep:
    """What a step takes, how it is taken on one work order, and what besides its own permission it needs on many.

    `foresee` makes of the words what a dry run asks of each work order: it raises what those words would meet there.
    """

    words: type
    take: Callable[[str, object, Actor, datetime], object]
    foresee: Callable[[object], Foresight] | None = None
    permission: Permission = Permission.ACT_IN_BULK


def _dispatch(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, DispatchWords)
    return dispatch(number=number, parts=words.parts(), by=by, at=at)


def _redispatch(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, DispatchWords)
    return redispatch(number=number, parts=words.parts(), by=by, at=at)


def _suitable(words: object) -> Foresight:
    """Whether the chosen departments may have a work order; who does not exist is refused before any is looked at."""
    assert isinstance(words, DispatchWords)
    chosen = words.parts().departments().named()

    def ensure(work_order: WorkOrder) -> None:
        for department in chosen:
            ensure_suitable(work_order, department)

    return ensure


def _archive(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, ArchiveWords)
    return archive(number=number, retention_class=words.retention_class, by=by, at=at)


def _accept(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, NoteWords)
    return accept_reply(number=number, note=words.note, by=by, at=at)


def _note(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, ProgressWords)
    return note_progress(number=number, note=words.note, by=by, at=at)


def _recalculate(number: str, words: object, by: Actor, at: datetime) -> object:
    assert isinstance(words, ReasonWords)
    return recalculate(number=number, reason=words.reason, by=by, at=at)


BULK_STEPS: dict[Step, BulkStep] = {
    Step.ACKNOWLEDGE: BulkStep(Nothing, lambda number, words, by, at: acknowledge(number=number, by=by, at=at)),
    Step.DISPATCH: BulkStep(DispatchWords, _dispatch, _suitable),
    Step.REDISPATCH: BulkStep(DispatchWords, _redispatch, _suitable),
    Step.ARCHIVE: BulkStep(ArchiveWords, _archive),
    Step.ACCEPT_REPLY: BulkStep(NoteWords, _accept),
    Step.NOTE_PROGRESS: BulkStep(ProgressWords, _note),
    # A newer calendar concerns everybody's work orders: whoever may recalculate one may recalculate all.
    Step.RECALCULATE: BulkStep(ReasonWords, _recalculate, permission=Permission.RECALCULATE_DUE_MOMENTS),
}


def bulk_step(step: Step) -> BulkStep:
    """How a step is taken in bulk, here or by a module above; `StepNotInBulk` where it is not."""
    found = BULK_STEPS.get(step) or _from_above(step)
    if found is None:
        raise StepNotInBulk(field="step", step=step)
    return found


def _from_above(step: Step) -> BulkStep | None:
    path = bulk_step_above(step)
    if path is None:
        return None
    module, _, name = path.partition(":")
    loaded: BulkStep = getattr(import_module(module), name)
    return loaded


def words_for(step: Step, body: Mapping[str, object]) -> object:
    """The step's words, read from a body."""
    try:
        return TypeAdapter(bulk_step(step).words).validate_python(dict(body))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in ("body", *first["loc"]))
        raise InvalidInput(
            field=field, reason_zh=f"“{field}”不符合要求。", reason_en=f"{field}: {first['msg']}."
        ) from error
