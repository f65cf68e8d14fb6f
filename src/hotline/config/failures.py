"""Why a command stops, as one sentence a person can act on."""

import errno

import psycopg
from django.db import utils as django_failures

from hotline.config.wording import say


class CannotContinue(Exception):
    """The command stops here: one sentence that says what is wrong and what to do."""

    def __init__(self, zh: str, en: str, *, code: str) -> None:
        super().__init__(en)
        self.zh, self.en, self.code = zh, en, code

    @property
    def sentence(self) -> str:
        """The sentence in the reader's language."""
        return say(self.zh, self.en)


def disk_full(where: str) -> CannotContinue:
    """No space is left for what was being written."""
    return CannotContinue(
        f"磁盘空间不足（{where}）。请清理出至少 1 GB 空间后重新运行，已保存的数据不受影响。",
        f"The disk is full ({where}). Free at least 1 GB and run the command again; what was saved is unharmed.",
        code="disk_full",
    )


def not_writable(where: str) -> CannotContinue:
    """The user who runs the command may not write there."""
    return CannotContinue(
        f"没有写入 {where} 的权限。请用该文件夹的所有者运行，或用 HOTLINE_HOME 指定另一个数据文件夹。",
        f"{where} cannot be written. Run as the owner of that folder, or choose another data folder with HOTLINE_HOME.",
        code="folder_not_writable",
    )


def translated(failure: BaseException) -> CannotContinue | None:
    """The sentence for a failure of the machine or the database; None for a defect of ours."""
    while isinstance(failure, django_failures.Error) and failure.__cause__ is not None:
        failure = failure.__cause__
    match failure:
        case CannotContinue():
            return failure
        case psycopg.errors.DiskFull():
            return disk_full(say("数据库", "the database"))
        case OSError(errno=errno.ENOSPC | errno.EDQUOT):
            return disk_full(str(failure.filename or say("数据文件夹", "the data folder")))
        case OSError(errno=errno.EACCES | errno.EPERM | errno.EROFS):
            return not_writable(str(failure.filename))
        case psycopg.errors.InsufficientPrivilege():
            reason = str(failure).splitlines()[0]
            return CannotContinue(
                f"数据库账号的权限不足：{reason}。请让数据库管理员授予所需权限后重试。",
                f"The database account lacks a permission: {reason}. Ask the database's administrator to grant it.",
                code="database_permission_missing",
            )
        case psycopg.errors.LockNotAvailable() | psycopg.errors.QueryCanceled():
            return CannotContinue(
                "数据库正忙，本步骤等待过久，已放弃且没有生效。请稍后（最好在话务较少时）重试，已保存的数据不受影响。",
                "The database is busy: this step waited too long, was given up and changed nothing. "
                "Try again later, best when few people work; what was saved is unharmed.",
                code="database_busy",
            )
        case psycopg.OperationalError():
            reason = str(failure).strip().splitlines()[0] if str(failure).strip() else "?"
            return CannotContinue(
                f"无法使用数据库：{reason}。请检查 DATABASE_URL 与数据库是否在运行（./hotline doctor 可协助检查）。",
                f"The database cannot be used: {reason}. Check DATABASE_URL and that the database runs "
                "(./hotline doctor helps).",
                code="database_unreachable",
            )
        case _:
            return None
