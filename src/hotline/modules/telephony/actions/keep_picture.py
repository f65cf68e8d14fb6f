"""Write the live picture down for every page to read: offers at once, what else happens in few transactions."""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime

from django.db import InterfaceError, OperationalError

from hotline.modules.telephony.ports import TrunkSnapshot
from hotline.modules.telephony.rules.live_picture import LivePicture, SeatChange
from hotline.modules.telephony.rules.seats import SeatStep

from .keep_seats import SeatKeeper
from .keep_standings import keep_connection, keep_trunks, keep_waiting, tell_live_view

logger = logging.getLogger(__name__)

SIGN_SECONDS = 1.0
# While much happens, what nobody waits for is written together: each transaction costs more than what stands in it.
TOGETHER_SECONDS = 0.3
InThread = Callable[[Callable[[], None]], Awaitable[None]]


class PictureKeeper:
    """What of one switch's picture is not written yet, and its way into the database."""

    def __init__(
        self,
        picture: LivePicture,
        *,
        source: str,
        is_simulated: bool,
        clock: Callable[[], datetime],
        in_thread: InThread,
    ) -> None:
        self.queues: tuple[str, ...] = ()
        self.is_reachable = False
        self._picture = picture
        self._source, self._is_simulated = source, is_simulated
        self._clock, self._in_thread = clock, in_thread
        self._seats = SeatKeeper(source)
        self._changes: list[SeatChange] = []
        self._trunks: Sequence[TrunkSnapshot] | None = None
        self._are_queues_written = False
        self._is_live_view_told = self._tells_live_view = True
        self._writing = asyncio.Lock()
        self._is_changed, self._is_offered = asyncio.Event(), asyncio.Event()

    def add(self, changes: Iterable[SeatChange]) -> None:
        """What changed at the seats, in its order."""
        for change in changes:
            self._changes.append(change)
            if change.step is SeatStep.CALL_OFFERED:
                self._is_offered.set()

    def wake(self) -> None:
        """Something happened: write soon what is not written."""
        self._is_changed.set()

    def forget_queues(self) -> None:
        """Who waits in the queues is otherwise than it was written."""
        self._are_queues_written = False

    def forget_live_view(self) -> None:
        """The pages that show seats and queues are to read them again."""
        self._is_live_view_told = False

    def put_trunks(self, trunks: Sequence[TrunkSnapshot]) -> None:
        """How the trunks stand now."""
        self._trunks = trunks

    async def write(self, *, tells_live_view: bool = True) -> None:
        """Keep what is not kept yet; while the database is away it waits for the next time."""
        # One after the other: of two at once the older might be written last, and a seat would show what it was.
        async with self._writing:
            self._tells_live_view = tells_live_view
            changes, self._changes = self._changes, []
            try:
                await self._in_thread(lambda: self._keep(changes))
            except (OperationalError, InterfaceError) as failure:
                logger.warning("the live picture could not be written: %s", failure)
                self._changes = changes + self._changes

    async def write_for_ever(self) -> None:
        """Write whenever something changed, and once a second that the switch is heard."""
        signed_at = written_at = 0.0
        while True:
            await _either(self._is_changed, SIGN_SECONDS)
            self._is_changed.clear()
            await _either(self._is_offered, written_at + TOGETHER_SECONDS - time.monotonic())
            self._is_offered.clear()
            is_due = time.monotonic() - signed_at >= SIGN_SECONDS
            await self.write(tells_live_view=is_due)
            written_at = time.monotonic()
            if is_due:
                signed_at = written_at
                await self.sign()

    async def sign(self) -> None:
        """Write that the switch is heard, or cannot be reached."""
        await self._in_thread(self._sign)

    def _keep(self, changes: list[SeatChange]) -> None:
        at = self._clock()
        if changes:
            self._seats.keep(changes, at=at)
            self._is_live_view_told = False
        # Many watch the queues and the live view: they are told once a second, agents of their own seats at once.
        if not self._are_queues_written and self._tells_live_view:
            keep_waiting(queues=self.queues, waiting=list(self._picture.waiting.values()))
            self._are_queues_written, self._is_live_view_told = True, False
        if not self._is_live_view_told and self._tells_live_view:
            tell_live_view(at=at)
            self._is_live_view_told = True
        if self._trunks is not None:
            keep_trunks(trunks=self._trunks)
            self._trunks = None

    def _sign(self) -> None:
        try:
            keep_connection(
                source=self._source,
                is_simulated=self._is_simulated,
                is_reachable=self.is_reachable,
                at=self._clock(),
            )
        except (OperationalError, InterfaceError) as failure:
            logger.warning("the live picture could not be signed: %s", failure)


async def _either(event: asyncio.Event, seconds: float) -> None:
    """Wait for the event, but no longer than so many seconds."""
    if seconds > 0:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(event.wait(), seconds)
