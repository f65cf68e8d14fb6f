"""Work on the database beside an event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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


class OwnThread:
    """A thread for work that comes often and is in a hurry: its connection stays until something fails."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)

    async def __call__(self, work: Callable[[], Result]) -> Result:
        """Do this after what was asked for before."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, _kept, work)

    def give_back(self) -> None:
        """Give the connection back after what was asked for; the next work takes another."""
        self._thread.submit(_close)


def _close() -> None:
    connection.close()


def _kept(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except BaseException:
        connection.close()
        raise
