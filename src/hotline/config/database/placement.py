"""Where the embedded database's files lie, and as whom it runs."""

import os
from dataclasses import dataclass
from pathlib import Path

from hotline.config.database import binaries, system_user
from hotline.config.database.system_user import SystemUser
from hotline.config.failures import CannotContinue, not_writable
from hotline.config.home import Home
from hotline.config.wording import tell

SYSTEM_FOLDER = Path("/var/lib/hotline")
FACTS = "database"


@dataclass(frozen=True, slots=True)
class Placement:
    """The data folder, the folder of PostgreSQL's programs, and the user (None: the present one)."""

    data: Path
    programs: Path
    user: SystemUser | None

    @property
    def is_initialised(self) -> bool:
        """Whether a cluster was made here to its end."""
        return (self.data / "PG_VERSION").exists()


def choose(home: Home) -> Placement:
    """The remembered place, or a new one that the database's user can reach."""
    remembered = home.recall(FACTS).get("folder")
    data = Path(str(remembered)) if remembered else home.folder / "database"
    if remembered and not data.exists():
        raise CannotContinue(
            f"记录中的数据库文件夹 {data} 已不存在。请恢复该文件夹；若确定重新开始，请删除 "
            f"{home.folder / 'database.json'}。",
            f"The remembered database folder {data} is gone. Restore it, or, to start afresh, "
            f"delete {home.folder / 'database.json'}.",
            code="database_folder_missing",
        )
    user = system_user.for_database(owner_of=data)
    if user is not None and not remembered and not system_user.may(user, "-x", home.folder):
        if data.exists():
            raise _no_longer_reachable(data, user)
        data = SYSTEM_FOLDER / home.digest / "database"
        _make_system_folder(data.parent)
        home.remember(FACTS, {**home.recall(FACTS), "folder": str(data)})
        data.mkdir(exist_ok=True, mode=0o700)
        os.chown(data, user.user_id, user.group_id)
        tell(
            f"账号 {user.name} 无法进入 {home.folder}，数据库文件改放在 {data}。",
            f"The account {user.name} cannot reach {home.folder}; the database's files are kept in {data}.",
        )
    programs = binaries.locate()
    if user is not None and not system_user.may(user, "-x", programs / "postgres"):
        shared = data.parent
        _make_system_folder(shared)
        programs = binaries.copy_to(shared)
    if data.exists() and user is None and not os.access(data, os.W_OK | os.X_OK):
        raise not_writable(str(data))
    return Placement(data, programs, user)


def _no_longer_reachable(data: Path, user: SystemUser) -> CannotContinue:
    return CannotContinue(
        f"账号 {user.name} 已无法进入数据库文件夹 {data}（上级文件夹的权限可能被改动）。请恢复权限，例如 chmod "
        "o+x 其上级文件夹。",
        f"The account {user.name} can no longer reach the database folder {data}; the permissions of a folder above it "
        "may have changed. Restore them, for example with chmod o+x.",
        code="database_folder_unreachable",
    )


def _make_system_folder(folder: Path) -> None:
    if folder.exists():
        return
    try:
        folder.mkdir(parents=True, mode=0o711)
    except OSError as failure:
        raise CannotContinue(
            f"无法创建 {folder}（{failure.strerror}）。请用普通用户运行，或用 HOTLINE_HOME "
            "指定其他账号也能进入的文件夹。",
            f"{folder} cannot be made ({failure.strerror}). Run as an ordinary user, or choose a HOTLINE_HOME "
            "that other accounts can enter.",
            code="folder_not_writable",
        ) from failure
