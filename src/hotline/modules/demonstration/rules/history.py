"""The steps that a planned order has taken by a moment, and the stage at which it then stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.workorders.rules.lifecycle import Stage, Step

from .orders import PlannedOrder


class Who(StrEnum):
    """Who takes a step, by post."""

    AGENT = "agent"
    DISPATCHER = "dispatcher"
    DEPARTMENT_CLERK = "department_clerk"
    HANDLER = "handler"
    REVIEWER = "reviewer"
    CALLBACK_CLERK = "callback_clerk"
    DISPATCH_REVIEWER = "dispatch_reviewer"


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step with its moment, who took it and the stage it led to."""

    step: Step
    at: int
    who: Who
    stage: Stage
    # The department, by place, where it is not the one that handled the order in the end.
    department: int | None = None


def steps_by(order: PlannedOrder, horizon: int) -> list[TakenStep]:
    """The steps up to a moment, registration first; none goes beyond the stage at which the order stops."""
    taken: list[TakenStep] = []
    for step in _whole_way(order):
        if step.at > horizon:
            break
        taken.append(step)
        if step.stage is order.stops_at:
            break
    return taken


def _whole_way(order: PlannedOrder) -> Iterator[TakenStep]:
    yield TakenStep(Step.REGISTER, order.registered, Who.AGENT, Stage.REGISTERED)
    handling = order.handling
    if handling is None:
        yield TakenStep(Step.ANSWER, order.completed, Who.AGENT, Stage.COMPLETED)
    else:
        yield from _sent_back(order)
        yield TakenStep(Step.DISPATCH, handling.dispatched, Who.DISPATCHER, Stage.DISPATCHED)
        yield TakenStep(Step.ACKNOWLEDGE, handling.acknowledged, Who.DEPARTMENT_CLERK, Stage.ACKNOWLEDGED)
        if order.caller is not None:
            yield TakenStep(Step.CONTACT, handling.contacted, Who.HANDLER, Stage.ACKNOWLEDGED)
        yield TakenStep(Step.REPLY, handling.replied, Who.HANDLER, Stage.REPLIED)
        if handling.returned is not None and handling.replied_again is not None:
            yield TakenStep(Step.RETURN_REPLY, handling.returned, Who.REVIEWER, Stage.ACKNOWLEDGED)
            yield TakenStep(Step.REPLY, handling.replied_again, Who.HANDLER, Stage.REPLIED)
        yield TakenStep(Step.ACCEPT_REPLY, handling.completed, Who.REVIEWER, Stage.COMPLETED)
    plan = order.callback
    if plan is not None:
        if plan.tried is None:
            return
        for attempt in plan.earlier_attempts():
            yield TakenStep(Step.TRY_CALLBACK, attempt, Who.CALLBACK_CLERK, Stage.COMPLETED)
        yield TakenStep(Step.RECORD_CALLBACK, plan.tried, Who.CALLBACK_CLERK, Stage.CALLED_BACK)
    if order.archived is not None:
        yield TakenStep(Step.ARCHIVE, order.archived, Who.REVIEWER, Stage.ARCHIVED)


def _sent_back(order: PlannedOrder) -> Iterator[TakenStep]:
    back = order.sent_back
    if back is not None:
        wrong = back.department
        yield TakenStep(Step.DISPATCH, back.dispatched, Who.DISPATCHER, Stage.DISPATCHED, wrong)
        yield TakenStep(Step.SEND_BACK, back.asked, Who.DEPARTMENT_CLERK, Stage.SENT_BACK, wrong)
        yield TakenStep(Step.UPHOLD_SEND_BACK, back.decided, Who.DISPATCH_REVIEWER, Stage.REGISTERED, wrong)
