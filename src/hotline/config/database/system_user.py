"""PostgreSQL refuses to run as root: the unprivileged user it runs as instead."""

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from hotline.config.wording import tell

NAME = "hotline"


@dataclass(frozen=True, slots=True)
class SystemUser:
    """An account of the machine that owns the database's files."""

    name: str
    user_id: int
    group_id: int


def for_database(owner_of: Path | None = None) -> SystemUser | None:
    """Who runs PostgreSQL: None for the present user, otherwise the account root steps down to.

    A data folder that exists keeps its owner.
    """
    if os.geteuid() != 0:
        return None
    if owner_of is not None and owner_of.exists() and owner_of.stat().st_uid != 0:
        status = owner_of.stat()
        return SystemUser(_name(status.st_uid), status.st_uid, status.st_gid)
    return _find(NAME) or _create() or _find("nobody") or SystemUser("65534", 65534, 65534)


def _name(user_id: int) -> str:
    try:
        return pwd.getpwuid(user_id).pw_name
    except KeyError:
        return str(user_id)


def _find(name: str) -> SystemUser | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return None if entry.pw_uid == 0 else SystemUser(name, entry.pw_uid, entry.pw_gid)


def _create() -> SystemUser | None:
    tool = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if tool is None:
        return None
    command = [tool, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    made = subprocess.run([*command, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, check=False)
    user = _find(NAME) if made.returncode == 0 else None
    if user is not None:
        tell(
            f"PostgreSQL 不以 root 运行，已创建系统账号 {NAME} 供其使用。",
            f"PostgreSQL does not run as root; the system account {NAME} was created for it.",
        )
    return user


def may(user: SystemUser | None, flag: str, path: Path) -> bool:
    """Whether this user can search (`-x`), read (`-r`) or write (`-w`) this path, parents included."""
    if user is None:
        return os.access(path, {"-x": os.X_OK, "-r": os.R_OK, "-w": os.W_OK}[flag])
    tried = subprocess.run(
        ["/bin/sh", "-c", 'test "$1" "$2"', "sh", flag, str(path)],
        user=user.user_id,
        group=user.group_id,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return tried.returncode == 0
