"""`switch install`: fetch the switch, make its prompts, start it once, and see that every part of it loaded."""

import asyncio
import contextlib
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from hotline.adapters.telephony.asterisk import modules
from hotline.adapters.telephony.asterisk.manager import Account, ManagerClient
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.switch import instance, placement, software
from hotline.config.switch.instance import Instance
from hotline.config.wording import tell
from hotline.kit.errors import Refusal

START_SECONDS = 60.0


def install(home: Home, *, again: bool) -> Instance:
    """Install what is missing; `again` fetches everything anew. Gives the installed switch."""
    place = placement.choose(home)
    if again or software.installed(home, place) is None:
        _fetch(home)
    found = instance.current(home)
    assert found is not None
    found.prepare()
    if instance.own_process(home) is None:
        missing = asyncio.run(_missing_parts(found))
        if missing:
            home.forget(software.FACTS)
            raise CannotContinue(
                f"交换机缺少部件：{'、'.join(missing)}。请运行 ./hotline switch install --again。",
                f"Parts of the switch did not load: {', '.join(missing)}. Run ./hotline switch install --again.",
                code="switch_incomplete",
            )
    return found


def _fetch(home: Home) -> None:
    place = placement.choose(home)
    home.forget(software.FACTS)
    programs, suite = software.fetch(home, place)
    facts = {"triplet": programs.machine.triplet, "loader": programs.machine.loader, "suite": suite}
    home.remember(software.FACTS, {**facts, "version": software.version(programs)})


async def _missing_parts(found: Instance) -> list[str]:
    """Start the switch for a moment and ask what it loaded."""
    tell("正在试启动交换机…", "Starting the switch to try it…")
    program = found.program()
    with program.log.open("ab") as log:
        user = program.user
        process = subprocess.Popen(
            program.arguments,
            env=dict(program.environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            cwd="/",
            user=user.user_id if user else None,
            group=user.group_id if user else None,
            extra_groups=[] if user else None,
        )
    try:
        async with connected(found, START_SECONDS, lambda: process.poll() is None) as client:
            return modules.missing(await client.command("module show"))
    except Refusal as failure:
        raise CannotContinue(
            f"交换机没有启动成功，原因见 {program.log} 与 {found.place.state / 'log' / 'messages.log'}。",
            f"The switch did not start; see {program.log} and {found.place.state / 'log' / 'messages.log'}.",
            code="switch_does_not_start",
        ) from failure
    finally:
        process.terminate()
        try:
            process.wait(instance.GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@asynccontextmanager
async def connected(
    found: Instance, seconds: float, is_alive: Callable[[], bool] = lambda: True
) -> AsyncIterator[ManagerClient]:
    """The manager interface of a switch that runs or starts within these seconds; not waited for once it is gone."""
    account = Account(found.ports["manager"], found.manager_secret)
    client = ManagerClient(account, on_event=lambda message: None)
    running = asyncio.create_task(client.run())
    try:
        await client.wait_until_usable(seconds, is_alive)
        yield client
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
