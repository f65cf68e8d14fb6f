"""Where the switch's files lie, and as whom it runs."""

import os
from dataclasses import dataclass
from pathlib import Path

from hotline.config.database import system_user
from hotline.config.database.placement import SYSTEM_FOLDER
from hotline.config.database.system_user import SystemUser
from hotline.config.failures import not_writable
from hotline.config.home import Home

OWN_PROMPTS = "prompts"
PROGRAMS_FOLDER = "programs"
STATE_FOLDERS = (
    "", "log", "log/cel-custom", "spool", "spool/monitor", "run", "database", "library", "keys", "keys/keys",
    PROGRAMS_FOLDER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SwitchPlace:
    """The folders of a home's switch; `user` is None for the present one."""

    folder: Path
    own_prompts: Path
    user: SystemUser | None

    @property
    def software(self) -> Path:
        """The unpacked programs."""
        return self.folder / "software"

    @property
    def data(self) -> Path:
        """What the switch plays."""
        return self.folder / "data"

    @property
    def prompts(self) -> Path:
        """What callers hear, synthesised, or a city's own recordings in their place."""
        return self.data / "sounds" / "zh"

    @property
    def configuration(self) -> Path:
        return self.folder / "configuration"

    @property
    def state(self) -> Path:
        """What the switch writes: its own database, books, recordings and logs."""
        return self.folder / "state"

    @property
    def call_events(self) -> Path:
        """The book of call events, as the switch writes it (CEL as CSV)."""
        return self.state / "log" / "cel-custom" / "calls.csv"

    @property
    def queue_log(self) -> Path:
        """The book of queues, as the switch writes it."""
        return self.state / "log" / "queue_log"

    @property
    def recordings(self) -> Path:
        return self.state / "spool" / "monitor"

    def prepare(self) -> None:
        """Make the folders, those that the switch writes for its user alone."""
        try:
            for folder in (self.folder, self.configuration, self.prompts):
                folder.mkdir(parents=True, exist_ok=True)
            self.own_prompts.mkdir(exist_ok=True)
            for name in STATE_FOLDERS:
                folder = self.state / name
                folder.mkdir(exist_ok=True, mode=0o750)
                self.hand_over(folder)
            # Only root and the switch's user may read secrets and prompts in preparation.
            self.configuration.chmod(0o750)
            self.hand_over(self.configuration)
        except OSError as failure:
            raise not_writable(str(failure.filename)) from failure

    def hand_over(self, path: Path) -> None:
        """Give a file or folder to the user that the switch runs as."""
        if self.user is not None:
            os.chown(path, self.user.user_id, self.user.group_id)


def choose(home: Home) -> SwitchPlace:
    """Inside the home, or in the system's folder where the switch's user cannot enter the home."""
    folder = home.folder / "switch"
    user = system_user.for_database(owner_of=folder / "state")
    if user is not None and not system_user.may(user, "-x", home.folder):
        folder = SYSTEM_FOLDER / home.digest / "switch"
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o711)
    return SwitchPlace(folder, home.folder / OWN_PROMPTS, user)
