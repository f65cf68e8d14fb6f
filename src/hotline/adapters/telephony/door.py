"""The door to the process that is connected with the switch: commands and answers pass through PostgreSQL.

On a connection of its own, because a command must be seen before the request's transaction ends.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field

import psycopg
from django.db import connection
from psycopg import AsyncConnection, Connection
from psycopg.conninfo import make_conninfo

from hotline.kit.errors import Refusal
from hotline.modules.telephony.errors import (
    SeatUnknown,
    SwitchCommandRefused,
    SwitchNotSimulated,
    SwitchSettingRefused,
    SwitchUnreachable,
    SwitchValueRefused,
)
from hotline.modules.telephony.rules.seat_commands import SeatCommand

logger = logging.getLogger(__name__)

ORDERS, ANSWERS = "hotline_switch_orders", "hotline_switch_answers"
PATIENCE_SECONDS = 8.0
# An order that nobody took by then is not carried out any more: the person has gone on.
TAKEN_WITHIN_SECONDS = 8
REFUSALS: dict[str, type[Refusal]] = {
    kind.code: kind
    for kind in (
        SeatUnknown,
        SwitchCommandRefused,
        SwitchNotSimulated,
        SwitchSettingRefused,
        SwitchUnreachable,
        SwitchValueRefused,
    )
}
_ASK = "INSERT INTO telephony_switchorder (command, asked_at) VALUES (%s, now()) RETURNING id, pg_notify(%s, '')"
_TAKE = f"""
UPDATE telephony_switchorder SET done_at = now() WHERE id IN (
    SELECT id FROM telephony_switchorder
    WHERE done_at IS NULL AND asked_at > now() - interval '{TAKEN_WITHIN_SECONDS} seconds'
    ORDER BY id FOR UPDATE SKIP LOCKED
) RETURNING id, command
"""
_FORGET = "DELETE FROM telephony_switchorder WHERE asked_at < now() - interval '1 day'"


def _address() -> str:
    """Where the database is, as the rest of the platform reaches it."""
    known = connection.get_connection_params()
    return make_conninfo(**{name: value for name, value in known.items() if name not in {"context", "cursor_factory"}})


class WatcherDoor:
    """See `SwitchDoor`."""

    def carry_out(self, command: SeatCommand) -> None:
        """Hand the command over and wait for the answer; refuses with `SwitchUnreachable` where none comes."""
        try:
            with psycopg.connect(_address(), autocommit=True, connect_timeout=5) as own:
                own.execute(f"LISTEN {ANSWERS}")
                row = own.execute(_ASK, [json.dumps(command.as_told()), ORDERS]).fetchone()
                assert row is not None
                answer = _awaited(own, int(str(row[0])))
        except psycopg.OperationalError as failure:
            raise SwitchUnreachable from failure
        if answer is None:
            raise SwitchUnreachable
        if answer.code:
            raise REFUSALS.get(answer.code, SwitchUnreachable)(field=None, **answer.facts)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a command: an empty code where it was done, else that of the refusal with its facts."""

    order: int
    code: str = ""
    facts: Mapping[str, str | int | None] = field(default_factory=dict)


def _awaited(own: "Connection[tuple[object, ...]]", order: int) -> Answer | None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while (left := ends_at - time.monotonic()) > 0:
        for notice in own.notifies(timeout=left, stop_after=1):
            answer = Answer(**json.loads(notice.payload))
            if answer.order == order:
                return answer
    return None


async def serve(carry_out: Callable[[SeatCommand], Awaitable[None]]) -> None:
    """Carry out what pages ask for, until cancelled; comes back by itself after the database was away."""
    while True:
        try:
            async with await AsyncConnection.connect(_address(), autocommit=True, connect_timeout=10) as own:
                await own.execute(f"LISTEN {ORDERS}")
                await own.execute(_FORGET)
                await _serve(own, carry_out)
        except psycopg.OperationalError as failure:
            logger.warning("commands for the switch cannot be read: %s", failure)
            await asyncio.sleep(1.0)


async def _serve(own: AsyncConnection, carry_out: Callable[[SeatCommand], Awaitable[None]]) -> None:
    while True:
        taken = await (await own.execute(_TAKE)).fetchall()
        for order, told in taken:
            answer = await _done(order, SeatCommand.of(told), carry_out)
            await own.execute("SELECT pg_notify(%s, %s)", [ANSWERS, json.dumps(asdict(answer))])
        if not taken:
            async for _ in own.notifies(timeout=2.0, stop_after=1):
                pass


async def _done(order: int, command: SeatCommand, carry_out: Callable[[SeatCommand], Awaitable[None]]) -> Answer:
    try:
        await carry_out(command)
    except Refusal as refusal:
        return Answer(order, refusal.code, refusal.facts)
    return Answer(order)
