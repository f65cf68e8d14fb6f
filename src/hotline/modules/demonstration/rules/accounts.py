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


# Invented; who holds a role is told apart from the role in lists and histories.
_NAMES = (
    "陈晓", "周岚", "赵清", "孔正", "吴洁", "郑川", "冯远", "褚宁", "卫青禾", "蒋一舟",
    "沈知", "韩书言", "杨数", "朱衡", "曹立言", "严账", "华守正", "施明远", "张立言", "孔监成", "曹承平", "秦川岳",
    "尤望", "许稳", "何安", "吕鉴",
)  # fmt: skip


def accounts() -> list[DemonstrationAccount]:
    """One account for each role."""
    return [
        DemonstrationAccount(role.code.replace("_", "-"), PASSWORD, name, role.code)
        for role, name in zip(ROLES.values(), _NAMES, strict=True)
    ]
