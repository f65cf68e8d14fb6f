"""How lists of supervision are narrowed."""

from datetime import date
from enum import StrEnum

from ninja import Field, Schema

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR, now
from hotline.modules.supervision.rules.words import (
    AccountabilityKind,
    InstructionState,
    LeaderItemState,
    NoticeLevel,
    NoticeState,
    ProposalState,
)
from hotline.modules.supervision.selectors.lists import Narrowing, is_late


class SupervisionListQuery(Schema):
    """How a list is narrowed, and from where on it is read."""

    department: str = Field("", max_length=32)
    number: str = Field("", max_length=24)
    cursor: str = ""
    limit: int = Field(20, ge=1, le=50)

    def narrowing(self) -> Narrowing:
        """The filters."""
        return Narrowing(self.department, self.number, self.exact())

    def exact(self) -> dict[str, object]:
        """The fields that must have a value."""
        given = {"state": getattr(self, "state", None), "level": getattr(self, "level", None)}
        return {name: value for name, value in given.items() if value}


class ReadState(StrEnum):
    """Whether a reminder was confirmed."""

    UNREAD = "unread"
    READ = "read"
    ALL = "all"


class ReminderQuery(SupervisionListQuery):
    state: ReadState = ReadState.ALL

    def exact(self) -> dict[str, object]:
        """Confirmed, not confirmed, or either."""
        return {} if self.state is ReadState.ALL else {"read_at__isnull": self.state is ReadState.UNREAD}


class NoticeQuery(SupervisionListQuery):
    """With `late` only those whose reply did not come in time."""

    state: NoticeState | None = None
    level: NoticeLevel | None = None
    late: bool = False

    def exact(self) -> dict[str, object]:
        """State and level, and lateness now."""
        return super().exact() | (is_late(now()) if self.late else {})


class ProposalQuery(SupervisionListQuery):
    state: ProposalState | None = None
    level: NoticeLevel | None = None


class InstructionQuery(SupervisionListQuery):
    state: InstructionState | None = None


class LeaderItemQuery(SupervisionListQuery):
    state: LeaderItemState | None = None


class CaseState(StrEnum):
    """Whether a case has its decision."""

    OPEN = "open"
    DECIDED = "decided"
    ALL = "all"


class CaseQuery(SupervisionListQuery):
    """`month` is the month of a rate, as 2026-11."""

    state: CaseState = CaseState.ALL
    kind: AccountabilityKind | None = None
    month: str = Field("", pattern=r"^$|^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])$")

    def is_decided(self) -> bool | None:
        """Whether only decided or only open cases are asked for; none for either."""
        return None if self.state is CaseState.ALL else self.state is CaseState.DECIDED

    def exact(self) -> dict[str, object]:
        """Kind and month."""
        first_day = {"month": date.fromisoformat(f"{self.month}-01")} if self.month else {}
        return {**({"kind": self.kind} if self.kind else {}), **first_day}


class DayQuery(Schema):
    """The lists of one morning, of a department and those below it where one is named."""

    day: date | None = Field(None, ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))
    department: str = Field("", max_length=32)


class PeriodQuery(Schema):
    """A period of local days, both included."""

    first_day: date = Field(alias="from", ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))
    last_day: date = Field(alias="to", ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))
