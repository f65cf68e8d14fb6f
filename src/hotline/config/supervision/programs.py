"""What the supervisor runs, and how to recognise it later."""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotline.config.database.system_user import SystemUser
from hotline.config.home import PACKAGE

ENTRANCE = "hotline.config.cli"


@dataclass(frozen=True, slots=True)
class Program:
    """One long-running process: its command, what it is told, where it writes, how long it may take to leave.

    `mark` is the word of its command line by which it is told from others. One that is not `is_ours` is no code of the
    platform and runs on when that changes. `user` is whom it runs as, None for the present one. One that `is_crowd` has
    so many threads that they have turns of their own, see `turns.as_a_crowd`.
    """

    name: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    log: Path
    grace_seconds: float = 20
    mark: str = ENTRANCE
    is_ours: bool = True
    user: SystemUser | None = None
    is_crowd: bool = False

    @property
    def fingerprint(self) -> str:
        """Equal for the same command, code and settings: only then is a running process adopted."""
        told = {name: value for name, value in self.environment.items() if name.startswith("HOTLINE_")}
        described = json.dumps([self.arguments, told, code_digest() if self.is_ours else ""], sort_keys=True)
        return hashlib.sha256(described.encode()).hexdigest()


def code_digest() -> str:
    """Changes with any file of the package's code and data."""
    files = sorted(path for pattern in ("*.py", "*.yaml") for path in PACKAGE.rglob(pattern))
    marks = [f"{path}:{path.stat().st_mtime_ns}:{path.stat().st_size}" for path in files]
    return hashlib.sha256("\n".join(marks).encode()).hexdigest()


def platform_program(name: str, command: str, settings: Mapping[str, str], logs: Path) -> Program:
    """A process of the platform itself, started through the command line."""
    inherited = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "HOTLINE_DATABASE_URL"}}
    environment = {**inherited, **settings, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUNBUFFERED": "1"}
    return Program(name, (sys.executable, "-m", ENTRANCE, command), environment, logs / f"{name}.log")
