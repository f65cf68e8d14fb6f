"""What happened to work orders, for the modules above."""

from dataclasses import dataclass

from hotline.kit.events import Event


@dataclass(frozen=True, slots=True)
class WorkOrderCompleted(Event):
    """A work order was completed: answered at once, or its reply was accepted."""

    work_order_id: int


@dataclass(frozen=True, slots=True)
class WorkOrderDispatched(Event):
    """A work order was handed to a department: dispatched, redispatched or designated."""

    work_order_id: int


@dataclass(frozen=True, slots=True)
class WorkOrderReopened(Event):
    """A completed work order is handled again."""

    work_order_id: int


@dataclass(frozen=True, slots=True)
class WorkOrderAssignedByLeader(Event):
    """A work order was registered as a leader's item (领导接电交办)."""

    work_order_id: int


@dataclass(frozen=True, slots=True)
class ClockWarned(Event):
    """So much of a limit is used up; at 100 it has run out."""

    work_order_id: int
    clock_id: int
    kind: str
    percent: int


@dataclass(frozen=True, slots=True)
class WorkOrderErased(Event):
    """The file is kept no longer: the personal data in it was erased."""

    work_order_id: int
