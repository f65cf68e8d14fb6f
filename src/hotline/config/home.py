"""HOTLINE_HOME: the folder that keeps a machine's data, logs, keys and what runs."""

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hotline.config.failures import CannotContinue, not_writable

PACKAGE = Path(__file__).resolve().parent.parent
Remembered = Mapping[str, str | int | float | None]


def clone() -> Path | None:
    """The root of the clone this code runs from; None for an installed package."""
    root = PACKAGE.parent.parent
    return root if (root / "hotline").is_file() and (root / "pyproject.toml").is_file() else None


def default_folder() -> Path:
    """`.hotline` in a clone; for an installed package where the system keeps a program's data."""
    root = clone()
    if root is not None:
        return root / ".hotline"
    if os.geteuid() == 0:
        return Path("/var/lib/hotline")
    base = os.environ.get("XDG_DATA_HOME") or str(Path("~/.local/share").expanduser())
    return Path(base) / "hotline"


@dataclass(frozen=True, slots=True)
class Home:
    """The data folder and the places inside it."""

    folder: Path

    @property
    def logs(self) -> Path:
        return self.folder / "log"

    @property
    def run(self) -> Path:
        return self.folder / "run"

    @property
    def imports(self) -> Path:
        """Where rows of imports lie that were kept aside; made when there are any."""
        return self.folder / "imports"

    @property
    def digest(self) -> str:
        """A short name for this home where folders of several homes lie side by side."""
        return hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]

    def prepare(self) -> None:
        """Make the folders; the permissions of a folder that exists are never changed."""
        try:
            if not self.folder.exists():
                self.folder.mkdir(parents=True)
                # The database runs as another user when we are root and must pass through.
                self.folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
            for folder in (self.logs, self.run):
                folder.mkdir(exist_ok=True, mode=0o700)
        except (PermissionError, FileNotFoundError, NotADirectoryError, FileExistsError) as failure:
            raise not_writable(str(self.folder)) from failure
        if not os.access(self.folder, os.W_OK) or not os.access(self.run, os.W_OK):
            raise not_writable(str(self.folder))

    def recall(self, name: str) -> dict[str, str | int | float | None]:
        """What was remembered under this name; empty when nothing was, or when it cannot be read as JSON."""
        try:
            found = json.loads((self.folder / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def remember(self, name: str, facts: Remembered) -> None:
        """Keep facts under this name, replacing earlier ones in one step, readable by the owner alone."""
        write_privately(self.folder / f"{name}.json", json.dumps(facts, ensure_ascii=False, indent=1) + "\n")

    def forget(self, name: str) -> None:
        """Drop what was remembered under this name."""
        (self.folder / f"{name}.json").unlink(missing_ok=True)

    def secret(self, name: str) -> str:
        """A generated secret that stays the same from its first use on."""
        path = self.folder / f"{name}.secret"
        if not path.exists():
            write_privately(path, secrets.token_urlsafe(32) + "\n")
        return path.read_text(encoding="utf-8").strip()


def write_privately(path: Path, text: str) -> None:
    """Write a file for the owner alone; a reader sees the old or the new text, never half of it."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def current() -> Home:
    """The home chosen by HOTLINE_HOME, or the default one, with its folders made."""
    chosen = os.environ.get("HOTLINE_HOME")
    if chosen and "\n" in chosen:
        raise CannotContinue("HOTLINE_HOME 含有换行。", "HOTLINE_HOME contains a line break.", code="bad_home")
    home = Home(Path(chosen).expanduser().resolve() if chosen else default_folder())
    home.prepare()
    return home
