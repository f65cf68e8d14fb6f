"""The first start and people over HTTP."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from .actions.first_start import FirstStart
from .actions.keep_people import PersonToAdd
from .actions.open_city import Credential

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
DivisionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6,12}$")]
Account = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64)]


class FirstStartInput(Schema):
    """Which hotline is opened, by whom, and the one-time code that `up` printed."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(min_length=1, max_length=128)
    city: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)]
    division_code: DivisionCode
    title: Name
    title_en: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
    system_administrator: Name
    password: str = Field(min_length=1, max_length=256)
    security_administrator: Name
    audit_administrator: Name

    def wanted(self) -> FirstStart:
        """The same for the action."""
        return FirstStart(**self.dict())


class CredentialOutput(Schema):
    """An account with a password that is shown this once."""

    account: str
    name: str
    password: str

    @classmethod
    def of(cls, credential: Credential) -> "CredentialOutput":
        """The credential as an answer."""
        return cls(account=credential.account, name=credential.name, password=credential.password)


class PersonInput(Schema):
    """Somebody who gets an account."""

    model_config = ConfigDict(extra="forbid")

    account: Account
    name: Name
    staff_number: str = Field(default="", max_length=16)
    roles: list[str] = Field(min_length=1, max_length=20)
    department_code: str = Field(default="", max_length=32)

    def wanted(self) -> PersonToAdd:
        """The same for the action."""
        return PersonToAdd(self.account, self.name, self.staff_number, tuple(self.roles), self.department_code)


class PersonWordingInput(Schema):
    """How somebody is called from now on."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    staff_number: str = Field(default="", max_length=16)


class PersonReasonInput(Schema):
    """Why somebody's account is closed, or opened again."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class RolesInput(Schema):
    """The roles that somebody has from now on, and his department where it changes."""

    model_config = ConfigDict(extra="forbid")

    roles: list[str] = Field(min_length=1, max_length=20)
    department_code: str = Field(default="", max_length=32)


class RoleOutput(Schema):
    """A role that can be given."""

    code: str
    name: str
    in_department: bool


class StaffOutput(Schema):
    """Somebody with an account."""

    account: str
    name: str
    staff_number: str
    roles: list[str]
    department_code: str | None
    department: str | None
    must_change_password: bool
    is_locked: bool
    is_active: bool
