"""The published accounts of demonstration hotlines: one for each role."""

from dataclasses import dataclass

from hotline.modules.access.rules.roles import ROLES

PASSWORD = "demo-12345"


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """An account that exists in demonstration hotlines only."""

    account: str
    password: str
    name: str
    role_code: str


def accounts() -> list[DemonstrationAccount]:
    """One account for each role."""
    return [
        DemonstrationAccount(role.code.replace("_", "-"), PASSWORD, role.name_zh, role.code) for role in ROLES.values()
    ]
