"""Look whether running calls are recorded whole, as the first sign that the switch is given too much."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.conf import settings

from hotline.modules.telephony.models import SwitchStanding
from hotline.modules.telephony.rules.overload import RecordingSizes, heard_share, is_losing

# A recording that was not written to for so long is over or on hold: what is left of it would pass for lost sound.
STILL_SECONDS = 2.5


class SoundWatch:
    """Compares how recordings grow between two looks."""

    def __init__(self) -> None:
        self._before: RecordingSizes | None = None
        self._was_losing = False

    def look(self, running: Collection[str], *, at: datetime) -> bool:
        """Whether running calls lost sound at this look and the one before; noted for the live view.

        One look alone may have come late itself, on a machine that is busy for a moment.
        """
        now = RecordingSizes(at, _sizes(running, at))
        before, self._before = self._before, now
        was_losing, self._was_losing = self._was_losing, before is not None and is_losing(heard_share(before, now))
        if not (was_losing and self._was_losing):
            return False
        SwitchStanding.objects.filter(id=1).update(sound_lost_at=at)
        return True


def _sizes(running: Collection[str], at: datetime) -> dict[str, int]:
    """Of the calls that are not over, and whose recording is being written."""
    found: dict[str, int] = {}
    if not settings.RECORDING_SPOOL:
        return found
    for path in Path(settings.RECORDING_SPOOL).rglob("*.raw"):
        if path.stem in running:
            try:
                facts = path.stat()
            except FileNotFoundError:
                continue
            if at.timestamp() - facts.st_mtime < STILL_SECONDS:
                found[path.stem] = facts.st_size
    return found
