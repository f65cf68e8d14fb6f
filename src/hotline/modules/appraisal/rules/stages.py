"""The stages of an evaluation project: their order, which may run side by side, which may be left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hotline.modules.appraisal.errors import PlanDatesOutOfOrder, StageCannotBeSkipped, StageOutOfOrder, StageUnfinished

from .words import STAGE_NAMES, StageKind, State

_K = StageKind
# What has to be finished or skipped before a stage begins: the four ways of looking run side by side.
_LOOKING = (_K.DOCUMENTS, _K.ON_SITE, _K.SAMPLING, _K.QUESTIONNAIRE)
BEFORE: Mapping[StageKind, tuple[StageKind, ...]] = {
    _K.PLAN: (),
    _K.PLAN_REVIEW: (_K.PLAN,),
    **dict.fromkeys(_LOOKING, (_K.PLAN_REVIEW,)),
    _K.DRAFT: _LOOKING,
    _K.DRAFT_REVIEW: (_K.DRAFT,),
    _K.FINAL: (_K.DRAFT_REVIEW,),
}
SKIPPABLE = frozenset(_LOOKING)
# A review is another person's than what it reviews.
REVIEWED_STAGE: Mapping[StageKind, StageKind] = {_K.PLAN_REVIEW: _K.PLAN, _K.DRAFT_REVIEW: _K.DRAFT}
_DONE = (State.FINISHED, State.SKIPPED)


@dataclass(frozen=True, slots=True)
class PlannedStage:
    """A stage and the days that are planned for it, both included."""

    kind: StageKind
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class StageWork:
    """What decides whether a stage can be finished: what was asked and drawn, and how much of it is not judged."""

    documents: int = 0
    documents_unjudged: int = 0
    sampled: int = 0
    sampled_unjudged: int = 0
    surveys: int = 0
    surveys_open: int = 0


def ensure_planned_in_order(stages: Sequence[PlannedStage]) -> None:
    """Refuse stages that are missing, end before they begin, or begin before one that has to be done before."""
    planned = {one.kind: one for one in stages}
    for kind in StageKind:
        one = planned.get(kind)
        if one is None or one.last_day < one.first_day:
            raise _out_of_order(kind)
        if any(planned[earlier].first_day > one.first_day for earlier in BEFORE[kind]):
            raise _out_of_order(kind)


def _out_of_order(kind: StageKind) -> PlanDatesOutOfOrder:
    name_zh, name_en = STAGE_NAMES[kind]
    return PlanDatesOutOfOrder(field="stages", stage_zh=name_zh, stage_en=name_en)


def ensure_may_start(kind: StageKind, states: Mapping[StageKind, State]) -> None:
    """Refuse to start a stage before those that it builds on are done."""
    missing = [earlier for earlier in BEFORE[kind] if states[earlier] not in _DONE]
    if missing:
        names = [STAGE_NAMES[each] for each in missing]
        raise StageOutOfOrder(stages_zh="、".join(zh for zh, _ in names), stages_en=", ".join(en for _, en in names))


def ensure_may_skip(kind: StageKind) -> None:
    """Refuse to leave out what belongs to every project."""
    if kind not in SKIPPABLE:
        raise StageCannotBeSkipped


def ensure_done(kind: StageKind, work: StageWork) -> None:
    """Refuse to finish a stage that has not done what it is for."""
    problems = {
        StageKind.DOCUMENTS: _problem(work.documents, work.documents_unjudged, "资料", "document"),
        StageKind.SAMPLING: _problem(work.sampled, work.sampled_unjudged, "抽查工单", "sampled order"),
        StageKind.QUESTIONNAIRE: _problem(work.surveys, work.surveys_open, "问卷", "survey"),
    }
    problem = problems.get(kind)
    if problem is not None:
        raise StageUnfinished(reason_zh=problem[0], reason_en=problem[1])


def _problem(count: int, left: int, zh: str, en: str) -> tuple[str, str] | None:
    if not count:
        return f"还没有{zh}。", f"there is no {en}."
    return (f"{left}份{zh}尚无结论。", f"{left} of the {en}s are not settled.") if left else None
