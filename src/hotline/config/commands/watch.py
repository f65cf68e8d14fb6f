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
from hotline.config import turns
from hotline.config.failures import CannotContinue, translated
from hotline.config.home import Home
from hotline.config.switch import instance
from hotline.kit.clock import now
from hotline.kit.errors import Refusal
from hotline.kit.threads import in_thread
from hotline.modules.telephony.public import (
    SIMULATED,
    CallFacts,
    CityTelephone,
    CityTelephoneFollower,
    SwitchWatch,
    ensure_queues,
    record_calls,
)
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

# Nobody picks up a telephone that is not there.
ANSWERS_AFTER = timedelta(seconds=3)
RETRY_SECONDS = 2.0
SETTINGS_SECONDS = 5.0

logger = logging.getLogger(__name__)


@click.command(hidden=True)
def command() -> None:
    """Watch until told to stop."""
    turns.serve_people()
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
    settings = found.settings if found else _imagined(instance.decided_here(place))
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
        group.create_task(_follow_settings(_follower(place, switch, watch)))
        await watch.run()


def _follower(place: Home, switch: AsteriskSwitch | SimulatedSwitch, watch: SwitchWatch) -> CityTelephoneFollower:
    return CityTelephoneFollower(
        is_set_here=lambda city: instance.decided_here(place) == city,
        set_switch=lambda city: _set(place, city, switch, watch),
        clock=now,
        in_thread=in_thread,
    )


async def _follow_settings(follower: CityTelephoneFollower) -> None:
    """Once the moment of a version of the city's settings has come, it holds; calls that run go on.

    What fails is tried again: a password may be written, a disk emptied, the switch come back.
    """
    while True:
        try:
            await follower.follow()
        except (OperationalError, InterfaceError) as failure:
            logger.warning("the city's settings of the telephone could not be read: %s", failure)
        except (OSError, Refusal, CannotContinue) as failure:
            logger.warning("the city's settings of the telephone could not be followed: %s", failure)
            with contextlib.suppress(OperationalError, InterfaceError):
                await follower.tell_failure(*_sentences(failure))
        await asyncio.sleep(SETTINGS_SECONDS)


def _sentences(failure: OSError | Refusal | CannotContinue) -> tuple[str, str]:
    """Why, and what to do, in Chinese and English."""
    if isinstance(failure, Refusal):
        said = [failure.sentence(language) + failure.advice(language) for language in ("zh", "en")]
        return said[0], said[1]
    known = translated(failure)
    if known is not None:
        return known.zh, known.en
    return f"无法写入交换机配置：{failure}。", f"The switch's configuration could not be written: {failure}."


async def _set(place: Home, city: CityTelephone, switch: AsteriskSwitch | SimulatedSwitch, watch: SwitchWatch) -> None:
    """Set this machine's switch, and remember it only when all of it was written, so that `up` starts with it."""
    found = instance.deciding(place, city)
    settings = found.settings if found is not None else _imagined(city)
    await in_thread(lambda: ensure_queues([queue.code for queue in settings.queues]))
    if found is not None and isinstance(switch, AsteriskSwitch):
        await in_thread(found.prepare)
        # Read whether or not a file differs: a former attempt may have written it and not come so far.
        await switch.read_configuration()
        switch.look_at(tuple(trunk.code for trunk in settings.trunks))
    instance.keep_decided(place, city)
    watch.serve(
        skills={agent.number: agent.skills for agent in settings.agents},
        queues=tuple(queue.code for queue in settings.queues),
    )


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


def _imagined(city: CityTelephone | None) -> TelephonySettings:
    """What a simulated switch is set to: as a real one would be, but for passwords and ports."""
    return (city or CityTelephone()).settings(lambda number: "simulated-telephone", test_trunk_port=5099)
