"""What modules above add to the steps of work orders: reasons that stand against a step, and steps taken in bulk.

Each is named by its path, `package.module:name`, and loaded when it is first needed, as subscribers of events are.
"""

from .lifecycle import Step

_reasons: dict[Step, str] = {}
_bulk_steps: dict[Step, str] = {}


def withhold(step: Step, reason: str) -> None:
    """Have the function of (work order, actor, moment) say why the step would be refused, or nothing.

    It gives the refusal that the step itself would give, and is asked for each work order that somebody opens.
    """
    _reasons[step] = reason


def offer_in_bulk(step: Step, bulk_step: str) -> None:
    """Have the `BulkStep` at that path take the step on many work orders at once."""
    _bulk_steps[step] = bulk_step


def reason_above(step: Step) -> str | None:
    """Where the reason against a step is found."""
    return _reasons.get(step)


def bulk_step_above(step: Step) -> str | None:
    """Where it is found how a step is taken in bulk."""
    return _bulk_steps.get(step)
