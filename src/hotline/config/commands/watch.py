"""`watch`: the process that is connected with the telephone switch, the real one or the simulated one."""

import asyncio
import contextlib
import logging
import signal
from dataclasses import replace
from datetime import timedelta
from functools import partial

import click
from django.db import InterfaceError, OperationalError

from hotline.adapters.telephony import door
from hotline.adapters.telephony.asterisk.manager import Account
from hotline.adapters.telephony.asterisk.switch import AsteriskSwitch
from hotline.adapters.telephony.simulator import SimulatedSwitch
from hotline.config import home as homes
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.switch import instance
from hotline.kit.clock import now
from hotline.kit.errors import Refusal
from hotline.kit.threads import in_thread
from hotline.modules.telephony.public import (
    SIMULATED,
    CallFacts,
    CityTelephone,
    SwitchWatch,
    apply_city_telephone,
    ensure_queues,
    record_calls,
)
from hotline.modules.telephony.rules.standard_switch import standard_settings
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

# Nobody picks up a telephone that is not there.
ANSWERS_AFTER = timedelta(seconds=3)
RETRY_SECONDS = 2.0
SETTINGS_SECONDS = 5.0

logger = logging.getLogger(__name__)


@click.command(hidden=True)
def command() -> None:
    """Watch until told to stop."""
    asyncio.run(_until_told_to_stop(homes.current()))


async def _until_told_to_stop(place: Home) -> None:
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    watching = asyncio.create_task(_watch(place))
    told = asyncio.create_task(stopping.wait())
    await asyncio.wait({watching, told}, return_when=asyncio.FIRST_COMPLETED)
    if watching.done():
        watching.result()
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching


async def _watch(place: Home) -> None:
    found = instance.current(place)
    settings = found.settings if found else _imagined()
    switch: AsteriskSwitch | SimulatedSwitch
    if found is None:
        switch = SimulatedSwitch(clock=now, answers_after=ANSWERS_AFTER, on_call=lambda facts: books.put_nowait(facts))
    else:
        codes = tuple(trunk.code for trunk in settings.trunks)
        switch = AsteriskSwitch(Account(found.ports["manager"], found.manager_secret), trunks=codes)
    books: asyncio.Queue[CallFacts] = asyncio.Queue()
    watch = SwitchWatch(
        switch,
        skills={agent.number: agent.skills for agent in settings.agents},
        queues=tuple(queue.code for queue in settings.queues),
        clock=now,
        in_thread=in_thread,
    )
    # Whatever of it fails ends the process, and the supervisor starts it anew: nothing stops in silence.
    async with asyncio.TaskGroup() as group:
        if found is not None and isinstance(switch, AsteriskSwitch):
            group.create_task(switch.run())
        await _patiently(settings)
        group.create_task(door.serve(watch.carry_out))
        group.create_task(_keep_books(books, watch))
        group.create_task(_follow_settings(place, switch, watch))
        await watch.run()


def _apply() -> CityTelephone | None:
    return apply_city_telephone(at=now())


async def _follow_settings(place: Home, switch: AsteriskSwitch | SimulatedSwitch, watch: SwitchWatch) -> None:
    """Once the moment of a version of the city's settings has come, it holds; calls that run go on."""
    while True:
        try:
            decided = await in_thread(_apply)
            if decided is not None:
                await _set(place, decided, switch, watch)
        except (OperationalError, InterfaceError, OSError, Refusal, CannotContinue) as failure:
            logger.warning("the city's settings of the telephone could not be followed: %s", failure)
        await asyncio.sleep(SETTINGS_SECONDS)


async def _set(
    place: Home, decided: CityTelephone, switch: AsteriskSwitch | SimulatedSwitch, watch: SwitchWatch
) -> None:
    instance.keep_decided(place, decided)
    found = instance.current(place)
    settings = found.settings if found is not None else _imagined()
    await in_thread(lambda: ensure_queues([queue.code for queue in settings.queues]))
    watch.serve(
        skills={agent.number: agent.skills for agent in settings.agents},
        queues=tuple(queue.code for queue in settings.queues),
        after_call=timedelta(seconds=decided.expectations.after_call_seconds),
    )
    if found is not None and isinstance(switch, AsteriskSwitch) and await in_thread(found.prepare):
        await switch.read_configuration()


async def _patiently(settings: TelephonySettings) -> None:
    """The queues must be known before a call waits in one; the database may be away for a moment."""
    while True:
        try:
            await in_thread(lambda: ensure_queues([queue.code for queue in settings.queues]))
        except OperationalError:
            await asyncio.sleep(RETRY_SECONDS)
        else:
            return


async def _keep_books(books: "asyncio.Queue[CallFacts]", watch: SwitchWatch) -> None:
    """A simulated switch keeps no books: each call is kept when it is over."""
    while True:
        told = await books.get()
        seat = watch.picture.at_telephone(told.agent_account)
        facts = replace(told, agent_account=seat.account if seat else "")
        try:
            await in_thread(partial(_keep_call, facts))
        except OperationalError:
            books.put_nowait(told)
            await asyncio.sleep(RETRY_SECONDS)


def _keep_call(facts: CallFacts) -> None:
    record_calls(source=SIMULATED, calls=[facts])


def _imagined() -> TelephonySettings:
    """What a simulated switch is set to: as the real one on a machine on which nobody decided anything."""
    return standard_settings(lambda number: "simulated-telephone", test_trunk_port=5099, first_desk_port=5100)
