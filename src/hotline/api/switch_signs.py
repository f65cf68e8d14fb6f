"""Whether the switch is heard: looked at once for all open pages, so that none of them has to ask again and again."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable

from django.db import Error

from hotline.modules.access.public import Permission
from hotline.modules.notifications.public import event_of

from .hub import Subscription

# A page that shows calls is told so soon after nobody watches the switch any more.
_EVERY_SECONDS = 5.0
KIND = "telephony.switch"
EVENT = f"event: {event_of(KIND)}\ndata: {json.dumps({'number': '', 'kind': KIND})}\n\n".encode()


def tell_of_the_switch(subscription: Subscription) -> None:
    """Have the page read how the switch stands, where its reader takes calls."""
    if Permission.TAKE_CALLS in subscription.may:
        subscription.put(EVENT)


async def watch_signs(ask: Callable[[], Awaitable[bool]], tell: Callable[[], None]) -> None:
    """`tell` whenever the answer to `ask`, whether what is known of the switch is old, has changed; until cancelled."""
    was_stale: bool | None = None
    while True:
        # While the database is away nothing is known anew.
        with contextlib.suppress(Error):
            is_stale = await ask()
            if was_stale is not None and is_stale != was_stale:
                tell()
            was_stale = is_stale
        await asyncio.sleep(_EVERY_SECONDS)
