"""When each step of a work order happens: dispatch desk, department, review and archive each in their own hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hotline.modules.sla.rules.limits import Limit, LimitUnit
from hotline.modules.sla.rules.starting import STARTING_RULES

from .moments import DAY, HOUR, MINUTE, local_day, moment, second, second_of_day, start_of
from .workdays import Workdays

DESK_OPENS, DESK_CLOSES = 8 * HOUR, 18 * HOUR
OFFICE_OPENS, OFFICE_CLOSES = 8 * HOUR + 30 * MINUTE, 18 * HOUR
# How many working days departments take, in twentieths, by limit: a few at once, many close to the limit.
_WORKING_DAYS_TAKEN = {
    3: (0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3),
    5: (0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5),
}
_RETURNED = 0.028
_ARCHIVED_WITHOUT_CALLBACK_AFTER = 15 * DAY
# Of a thousand requesters so many are contacted only just before the reply.
_CONTACTED_LATE = 45


@dataclass(frozen=True, slots=True)
class LimitFor:
    """A limit for a request type or urgency; an empty criterion fits all."""

    request_type: str
    urgency: str
    limit: Limit

    def fits(self, request_type: str, urgency: str) -> bool:
        """Whether it applies to such an order."""
        return self.request_type in ("", request_type) and self.urgency in ("", urgency)


@dataclass(slots=True)
class Handling:
    """The moments from dispatch to completion. A reply that review sent back was given again."""

    limit: Limit
    dispatched: int
    due: int
    acknowledged: int
    replied: int
    completed: int
    returned: int | None = None
    replied_again: int | None = None
    acknowledge_due: int = 0
    contact_due: int = 0

    @property
    def contacted(self) -> int:
        """When the department first spoke with the requester: between acknowledgement and reply, without a draw."""
        draw = self.dispatched * 2_654_435_761 % 1000
        if draw < _CONTACTED_LATE:
            return self.replied - MINUTE
        return min(self.acknowledged + MINUTE + draw * 8, self.replied - MINUTE)


class Clockwork:
    """Reckons the moments of handling from the limits and the working calendar of a city."""

    def __init__(self, limits: Sequence[LimitFor], workdays: Workdays) -> None:
        # The most particular first, and urgency tells more than type.
        self._limits = sorted(limits, key=lambda rule: (rule.urgency, rule.request_type), reverse=True)
        self._workdays = workdays
        self._due: dict[tuple[int, int], int] = {}

    def handling(self, rng: Random, registered: int, request_type: str, urgency: str) -> Handling:
        """Dispatch, acknowledgement, reply within the limit, review."""
        limit = next(rule.limit for rule in self._limits if rule.fits(request_type, urgency))
        if limit.unit is LimitUnit.HOUR:
            return self._emergency(rng, registered, limit)
        dispatched = self._dispatched(rng, registered, is_urgent=urgency != "ordinary")
        due = self._due_at(dispatched, limit)
        acknowledged = self.in_office(rng, dispatched + int(rng.lognormvariate(7.9, 1.0)) + MINUTE)
        taken = _WORKING_DAYS_TAKEN[limit.amount]
        days = taken[int(rng.random() * len(taken))]
        replied = self._replied(rng, acknowledged, local_day(dispatched), days, due)
        handling = Handling(limit, dispatched, due, acknowledged, replied, 0)
        self._set_response(handling, urgency)
        last = replied
        if rng.random() < _RETURNED:
            handling.returned = self.at_desk(rng, replied + int(rng.lognormvariate(8.9, 0.8)))
            handling.replied_again = last = self.in_office(
                rng,
                start_of(self._workdays.after(local_day(handling.returned), 1))
                + 9 * HOUR
                + int(rng.random() * 7 * HOUR),
            )
        handling.completed = self.at_desk(rng, last + int(rng.lognormvariate(8.9, 0.8)) + 5 * MINUTE)
        return handling

    def make_late(self, rng: Random, handling: Handling) -> None:
        """Let the department reply some working hours after the limit, and nobody send the reply back."""
        opening = handling.due + MINUTE + int(rng.random() * 5 * HOUR)
        handling.returned = handling.replied_again = None
        handling.replied = self.in_office(rng, opening)
        handling.completed = self.at_desk(rng, handling.replied + 5 * MINUTE + int(rng.random() * 3 * HOUR))

    def at_desk(self, rng: Random, second_: int) -> int:
        """The moment itself in the back office's hours, which is there every day, else early in the next."""
        at = second_of_day(second_)
        if DESK_OPENS <= at < DESK_CLOSES:
            return second_
        day = local_day(second_) + (at >= DESK_CLOSES)
        return start_of(day) + DESK_OPENS + int(rng.expovariate(1 / (35 * MINUTE))) % (3 * HOUR)

    def archived(self, rng: Random, completed: int, called_back: int | None) -> int:
        """Some days after the call-back, or fifteen days after completion where nobody called back."""
        if called_back is None:
            return self.at_desk(rng, completed + _ARCHIVED_WITHOUT_CALLBACK_AFTER)
        return self.at_desk(rng, called_back + int((0.3 + 3.2 * rng.random()) * DAY))

    def _due_at(self, dispatched: int, limit: Limit) -> int:
        key = (local_day(dispatched), limit.amount)
        if key not in self._due:
            self._due[key] = second(limit.due_at(moment(dispatched), self._workdays.calendar))
        return self._due[key]

    def _dispatched(self, rng: Random, registered: int, *, is_urgent: bool) -> int:
        if is_urgent:
            return registered + MINUTE + int(rng.random() * 8 * MINUTE)
        return self.at_desk(rng, registered + 90 + int(rng.lognormvariate(7.2, 0.8)))

    def in_office(self, rng: Random, second_: int) -> int:
        """The moment itself in a department's hours, else some time after the next opening."""
        inside = self._workdays.into_office(second_, OFFICE_OPENS, OFFICE_CLOSES)
        return inside if inside == second_ else inside + int(rng.random() * 2 * HOUR)

    def _replied(self, rng: Random, acknowledged: int, dispatched_day: int, days: int, due: int) -> int:
        day = self._workdays.after(dispatched_day, days)
        if day > local_day(acknowledged):
            # The third of a sum leans to the middle of the day.
            share = (rng.random() + rng.random() + rng.random()) / 3
            return min(start_of(day) + 9 * HOUR + int(share * 8.8 * HOUR), due - MINUTE)
        return min(acknowledged + 10 * MINUTE + int(rng.random() * 3 * HOUR), due - MINUTE)

    def _emergency(self, rng: Random, registered: int, limit: Limit) -> Handling:
        dispatched = registered + 40 + int(rng.random() * 4 * MINUTE)
        due = second(limit.due_at(moment(dispatched), self._workdays.calendar))
        acknowledged = dispatched + 2 * MINUTE + int(rng.random() * 12 * MINUTE)
        replied = acknowledged + 20 * MINUTE + int(rng.random() * 75 * MINUTE)
        completed = self.at_desk(rng, replied + 10 * MINUTE + int(rng.random() * HOUR))
        handling = Handling(limit, dispatched, due, acknowledged, replied, completed)
        self._set_response(handling, "emergency")
        return handling

    def _set_response(self, handling: Handling, urgency: str) -> None:
        """Acknowledgement and first contact are due by the limits that a hotline starts with."""
        if urgency == "ordinary":
            # Both are one working day: due at the same moment for everything dispatched on a day.
            limit = _STARTING_LIMITS["contact"]
            handling.acknowledge_due = handling.contact_due = self._due_at(handling.dispatched, limit)
            return
        at, calendar = moment(handling.dispatched), self._workdays.calendar
        handling.acknowledge_due = second(_STARTING_LIMITS[f"acknowledge_{urgency}"].due_at(at, calendar))
        handling.contact_due = second(_STARTING_LIMITS[f"contact_{urgency}"].due_at(at, calendar))


_STARTING_LIMITS = {rule.limit.rule_code: rule.limit for rule in STARTING_RULES}
