"""Which steps a work order offers to somebody, and why others that he might look for are withheld."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from typing import Protocol

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import department_of
from hotline.modules.workorders.models import JointReviewOpinion, WorkOrder
from hotline.modules.workorders.rules.from_above import reason_above
from hotline.modules.workorders.rules.lifecycle import Side, Stage, Step
from hotline.modules.workorders.rules.offering import Situation, is_worth_telling, refusal_of, steps_by_table
from hotline.modules.workorders.rules.words import Part

from .circumstances import of_handling, of_support, situation_of


class ReasonAbove(Protocol):
    """What a module above says against a step of its own."""

    def __call__(self, work_order: WorkOrder, actor: Actor, at: datetime) -> Refusal | None: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """The steps that somebody may take now, in the order of the table, and why he may not take others.

    Whatever is offered is accepted once it is filled in; what is withheld would be refused whatever was filled in.
    """

    steps: tuple[Step, ...]
    withheld: Mapping[Step, Refusal]

    def worth_telling(self) -> dict[Step, Refusal]:
        """The withheld steps that he may miss."""
        return {step: refusal for step, refusal in self.withheld.items() if is_worth_telling(refusal)}


def offer_to(work_order: WorkOrder, actor: Actor, *, at: datetime) -> Offer:
    """What a work order offers to the actor. Asks for little where `details.read` has fetched it."""
    steps = steps_by_table(work_order.current_stage, actor.permissions, sides_of(work_order, actor))
    situation = _situation(work_order, actor, steps, at=at)
    refusals = {step: refusal_for(step, situation, work_order, actor, at=at) for step in steps}
    withheld = {step: refusal for step, refusal in refusals.items() if refusal is not None}
    return Offer(tuple(step for step in steps if step not in withheld), withheld)


def refusal_for(
    step: Step, situation: Situation, work_order: WorkOrder, actor: Actor, *, at: datetime
) -> Refusal | None:
    """Why a step that the table permits would be refused now: by the situation, or by what a module above says."""
    refusal = refusal_of(step, situation)
    path = reason_above(step)
    if refusal is not None or path is None:
        return refusal
    return _loaded(path)(work_order, actor, at)


def sides_of(work_order: WorkOrder, actor: Actor) -> frozenset[Side]:
    """On which sides the actor stands: the centre's people on every one, a department's on that of its part."""
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        return frozenset(Side)
    own = department_of(actor)
    if own is None:
        return frozenset()
    if work_order.stage == Stage.JOINTLY_REVIEWED:
        return frozenset({Side.SUPPORT} if _awaits_opinion_of(work_order, own.path) else ())
    parts = {
        Part(one.part)
        for one in work_order.assignments.all()
        if one.ended_at is None and one.department.path.startswith(own.path)
    }
    sides = {Part.LEAD: Side.LEAD, Part.SUPPORTING: Side.SUPPORT}
    return frozenset({Side.CENTRE} | {sides[part] for part in parts if part in sides})


def _situation(work_order: WorkOrder, actor: Actor, steps: Collection[Step], *, at: datetime) -> Situation:
    situation = situation_of(work_order, actor, at=at)
    situation = of_handling(situation, work_order, actor, steps, at=at)
    if not {Step.ACKNOWLEDGE_SUPPORT, Step.REPLY_IN_SUPPORT, Step.GIVE_OPINION}.isdisjoint(steps):
        own = department_of(actor)
        path = own.path if own else None
        asked = path is not None and Step.GIVE_OPINION in steps and _awaits_opinion_of(work_order, path)
        situation = replace(of_support(situation, work_order, path), is_opinion_asked=asked)
    return situation


def _awaits_opinion_of(work_order: WorkOrder, path: str) -> bool:
    opinions = JointReviewOpinion.objects.filter(joint_review__work_order=work_order, given_at__isnull=True)
    return opinions.filter(joint_review__concluded_at__isnull=True, department__path__startswith=path).exists()


def _loaded(path: str) -> ReasonAbove:
    module, _, name = path.partition(":")
    loaded: ReasonAbove = getattr(import_module(module), name)
    return loaded
