"""Work on the database beside an event loop."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from django.db import connection

Result = TypeVar("Result")


async def in_thread(work: Callable[[], Result]) -> Result:
    """Work in a thread, whose connection is given back each time, so that one that broke is not used again."""
    return await asyncio.to_thread(_released, work)


def _released(work: Callable[[], Result]) -> Result:
    try:
        return work()
    finally:
        connection.close()
