"""What differs between a record of a sample and its copies, as expressions of the database.

In them `s` is the record of the sample, `c` the number of the copy, from 0, and `l` what the record loses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models

from hotline.modules.callbacks.public import Callback
from hotline.modules.demonstration.rules.people import NUMBERS, PREFIX, STRIDE
from hotline.modules.quality.public import Inspection
from hotline.modules.requesters.public import Requester
from hotline.modules.supervision.public import LeaderItem
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import Approval, Assignment, Clock, SearchEntry, WorkOrder, WorkOrderEvent

# Every copy is so much later than the one before that the last stays within a minute: whatever was in time stays so.
_WITHIN_SECONDS = 59
# The end of a day is due for all copies alike; a limit in hours moves with its copy.
_DUE = frozenset({"handling_due_at", "acknowledge_due_at", "contact_due_at", "due_at", "next_warning_at"})


@dataclass(frozen=True, slots=True)
class Copied:
    """A table whose rows are copied: columns that change, and by which list and identifier copies are lost, if any."""

    model: type[models.Model]
    changed: Mapping[str, str]
    lost: str = ""
    key: str = "s.id"


@dataclass(frozen=True, slots=True)
class Columns:
    """The expressions for so many copies of a sample with a team of so many agents.

    `first_agent` is the identifier of the sample's first agent; `callers` is more than the place of any of its callers.
    """

    copies: int
    first_agent: int
    team: int
    callers: int

    def tables(self) -> list[Copied]:
        """Everything that is copied, what is referred to first."""
        order = {"work_order_id": self.identifier("s.work_order_id")}
        by_order = ("lost_order", "s.work_order_id")
        return [
            Copied(Call, self._call(), "lost_call"),
            Copied(Inspection, {"call_id": self.identifier("s.call_id")}, "lost_inspection"),
            Copied(Requester, {"id": self.identifier("s.id"), "phone_number": self._phone("s.phone_number")}),
            Copied(WorkOrder, self._order(), "lost_order"),
            Copied(WorkOrderEvent, {**order, "actor_id": self._agent("s.actor_id")}, *by_order),
            Copied(Assignment, {**order, "id": self.identifier("s.id")}, *by_order),
            Copied(Clock, {**order, "assignment_id": self.identifier("s.assignment_id")}, *by_order),
            Copied(Callback, {**order, "clerk_id": self._agent("s.clerk_id")}, *by_order),
            Copied(LeaderItem, order, *by_order),
            Copied(Approval, order, *by_order),
            Copied(SearchEntry, order, *by_order),
        ]

    def values(self, copied: Copied) -> dict[str, str]:
        """The expression for every column; the database numbers what has no identifier of its own."""
        fields = copied.model._meta.concrete_fields
        written = [field for field in fields if field.column in copied.changed or not field.primary_key]
        same = {str(field.column): self._same(field, fields) for field in written}
        return {**same, **copied.changed}

    def identifier(self, of: str) -> str:
        """The identifier of the copy: copies of a record follow each other."""
        return f"({of} - 1) * {self.copies} + c + 1"

    def is_kept(self, key: str) -> str:
        """Whether a copy is not among those that its record loses."""
        return f"({key} + c) %% {self.copies} >= coalesce(l.lost, 0)"

    def _call(self) -> dict[str, str]:
        running = f"lpad(((right(s.reference, 5)::int - 1) * {self.copies} + c + 1)::text, 5, '0')"
        return {
            "id": self.identifier("s.id"),
            "reference": f"left(s.reference, 9) || {running}",
            "recording_reference": "CASE WHEN s.recording_reference <> '' THEN left(s.recording_reference, 27) || "
            f"{running} || '.wav' ELSE '' END",
            "caller_number": self._phone("s.caller_number"),
            "agent_id": self._agent("s.agent_id"),
            "rating": f"CASE WHEN (s.id + c) %% {self.copies} >= coalesce(l.lost + l.unrated, 0) THEN s.rating END",
            "after_call_seconds": "s.after_call_seconds + CASE WHEN c = 0 THEN coalesce(l.added, 0) ELSE 0 END",
        }

    def _order(self) -> dict[str, str]:
        # Within the day, kept copies are numbered in the order in which the sample was registered.
        place = f"(s.id + c) %% {self.copies} - coalesce(l.lost, 0)"
        running = f"l.before + {place} + 1"
        return {
            "id": self.identifier("s.id"),
            "number": f"left(s.number, 8) || lpad(({running})::text, 5, '0')",
            "requester_id": self.identifier("s.requester_id"),
            "call_id": self.identifier("s.call_id"),
            "registered_by_id": self._agent("s.registered_by_id"),
        }

    def _same(self, field: "models.Field[object, object]", fields: "Sequence[models.Field[object, object]]") -> str:
        if not isinstance(field, models.DateTimeField):
            return f"s.{field.column}"
        moved = f"s.{field.column} + {self._later()}"
        if field.column not in _DUE:
            return moved
        in_hours = "s.limit_unit = 'hour'" if any(one.column == "limit_unit" for one in fields) else "false"
        return f"CASE WHEN {in_hours} THEN {moved} ELSE s.{field.column} END"

    def _later(self) -> str:
        return f"c * interval '{_WITHIN_SECONDS // max(self.copies - 1, 1)} seconds'"

    def _agent(self, column: str) -> str:
        """The same place in the copy's own team; everybody else does the same for all copies."""
        until = self.first_agent + self.team
        is_agent = f"{column} >= {self.first_agent} AND {column} < {until}"
        return f"CASE WHEN {is_agent} THEN {column} + c * {self.team} ELSE {column} END"

    def _phone(self, column: str) -> str:
        """The number of somebody else who called like him."""
        number = f"(right({column}, 8)::bigint + c::bigint * {self.callers * STRIDE % NUMBERS}) %% {NUMBERS}"
        return f"'{PREFIX}' || lpad(({number})::text, 8, '0')"
