"""What the command line and the sign-in page may call: demonstration cities and accounts."""

from dataclasses import dataclass

from hotline.modules.access.public import ROLES

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
