"""What `up` does about the telephone switch."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hotline.config.home import Home
from hotline.config.supervision.child import Child, State
from hotline.config.switch import installation, instance
from hotline.config.switch.instance import Instance
from hotline.config.wording import answers, say, tell
from hotline.kit.errors import Refusal

RELOAD_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A switch whose configuration is written; `is_changed` where a running one has not read it yet."""

    instance: Instance
    is_changed: bool


def prepared(home: Home) -> Prepared | None:
    """The home's switch, ready to be started; None where none is installed."""
    found = instance.current(home)
    return Prepared(found, found.prepare()) if found is not None else None


def settings(switch: Prepared | None) -> Mapping[str, str]:
    """What the platform's processes must know of the telephone: where recordings lie and how pages become telephones.

    Without a switch of our own the folder of recordings is whatever the environment names.
    """
    if switch is None:
        return {"HOTLINE_RECORDING_SPOOL": os.environ.get("HOTLINE_RECORDING_SPOOL", "")}
    return {
        "HOTLINE_RECORDING_SPOOL": str(switch.instance.place.recordings),
        "HOTLINE_SWITCH_SOCKET_PORT": str(switch.instance.ports["web"]),
        "HOTLINE_SWITCH_PHONE_KEY": switch.instance.home.secret("switch-phones"),
    }


def children(switch: Prepared | None) -> tuple[Child, ...]:
    """The switch as a child of the supervisor. It holds no database open, so it inherits nothing."""
    return () if switch is None else (Child(switch.instance.program(), switch.instance.home, ()),)


def read_anew(switch: Prepared | None, children: Sequence[Child]) -> None:
    """Have an adopted switch read its changed configuration; calls that run go on."""
    if switch is None or not switch.is_changed:
        return
    if not any(child.program.name == instance.NAME and child.state is State.ADOPTED for child in children):
        return
    try:
        asyncio.run(reload_configuration(switch.instance))
    except Refusal as refusal:
        tell(refusal.sentence("zh"), refusal.sentence("en"))


async def reload_configuration(found: Instance) -> None:
    """Have a running switch follow its files; calls that run go on."""
    async with installation.connected(found, RELOAD_SECONDS) as client:
        await client.command("core reload")


def tell_address(switch: Prepared | None) -> None:
    """Where the telephone is, or that there is none."""
    if switch is None:
        answers.print(
            say(
                "尚未安装电话交换机（安装：./hotline switch install）。",
                "No telephone switch is installed (to install it: ./hotline switch install).",
            ),
            markup=False,
        )
        return
    network = switch.instance.network
    address = f"{network.sip_address}:{network.sip_port}"
    is_open = switch.instance.exposure is not None
    answers.print(
        say(
            f"电话交换机：{address}（{'已对外开放' if is_open else '仅本机'}；详见 ./hotline switch info）",
            f"Telephone switch: {address} ({'open' if is_open else 'this machine only'}; see ./hotline switch info)",
        ),
        markup=False,
    )
