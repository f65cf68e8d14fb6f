"""The people of a demonstration hotline: one account for each role, agents, the back office, departments' staff."""

from collections.abc import Iterator
from dataclasses import dataclass

from hotline.modules.access.rules.roles import ROLES

from .accounts import accounts
from .organisation import Organisation
from .people import full_name

# Names of staff are drawn far away from those of requesters.
_STAFF = 50_000_000
_MANAGERS = (
    ("dispatcher", 3),
    ("reviewer", 2),
    ("quality_inspector", 1),
    ("knowledge_editor", 1),
    ("supervision_clerk", 1),
)
_FIRST_AGENT_NUMBER = 8001
_FIRST_MANAGER_NUMBER = 7001
_FIRST_ACCOUNT_NUMBER = 9001
_TEAM_LEADERS = 3


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody who works for a department, by its place in the list. `may_sign_in`: his password is published."""

    account: str
    name: str
    staff_number: str
    roles: tuple[str, ...]
    department: int
    may_sign_in: bool = False


class Staff:
    """Everybody, found by post; people are places in the list."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self.members: list[StaffMember] = []
        self.accounts = self._add_all(self._accounts())
        self.agents = self._add_all(self._agents())
        self.managers = self._add_all(self._managers())
        self.clerks: dict[int, int] = {}
        self.handlers: dict[int, int] = {}
        self._add_department_staff()

    def holding(self, role: str) -> list[int]:
        """The people who hold a role, those who only sign in to try the platform left aside."""
        return [place for place, member in enumerate(self.members) if role in member.roles and not member.may_sign_in]

    def account_of(self, role: str) -> int:
        """The published account that holds a role."""
        return next(place for place in self.accounts if role in self.members[place].roles)

    def _add_all(self, members: Iterator[StaffMember]) -> list[int]:
        first = len(self.members)
        self.members.extend(members)
        return list(range(first, len(self.members)))

    def _name(self) -> str:
        return full_name(_STAFF + len(self.members))

    def _accounts(self) -> Iterator[StaffMember]:
        organisation = self._organisation
        for index, account in enumerate(accounts()):
            works_for_department = ROLES[account.role_code].in_department
            department = organisation.account_department if works_for_department else organisation.centre
            number = str(_FIRST_ACCOUNT_NUMBER + index)
            yield StaffMember(account.account, account.name, number, (account.role_code,), department, may_sign_in=True)

    def _agents(self) -> Iterator[StaffMember]:
        for index in range(self._organisation.city.agents):
            number = str(_FIRST_AGENT_NUMBER + index)
            roles = ("agent", "callback_clerk", "team_leader") if index < _TEAM_LEADERS else ("agent", "callback_clerk")
            name = full_name(_STAFF + index)
            yield StaffMember(f"agent-{number}", name, number, roles, self._organisation.centre)

    def _managers(self) -> Iterator[StaffMember]:
        index = 0
        for role, count in _MANAGERS:
            for _ in range(count):
                number = str(_FIRST_MANAGER_NUMBER + index)
                name = full_name(_STAFF + 1000 + index)
                yield StaffMember(
                    f"{role.replace('_', '-')}-{number}", name, number, (role,), self._organisation.centre
                )
                index += 1

    def _add_department_staff(self) -> None:
        """A clerk and a handler for each department; the published accounts are those of their own department."""
        by_role = {self.members[place].roles[0]: place for place in self.accounts}
        own = self._organisation.account_department
        self.clerks[own] = by_role["department_clerk"]
        self.handlers[own] = by_role["handler"]
        for place, department in enumerate(self._organisation.departments):
            if department.is_hotline_centre or place == own:
                continue
            for role, suffix, posts in (
                ("department_clerk", "clerk", self.clerks),
                ("handler", "handler", self.handlers),
            ):
                posts[place] = len(self.members)
                self.members.append(StaffMember(f"{department.code}-{suffix}", self._name(), "", (role,), place))
