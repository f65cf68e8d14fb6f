"""`switch`: the telephone switch: install it, see where it listens, see whether it works."""

import asyncio
import importlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import ModuleType

import click
import yaml
from rich.table import Table

from hotline.adapters.telephony.asterisk import modules
from hotline.config import home as homes
from hotline.config.commands import switch_production
from hotline.config.failures import CannotContinue
from hotline.config.home import Home, write_privately
from hotline.config.switch import installation, instance, prompts, software, telephone
from hotline.config.switch.instance import Instance
from hotline.config.wording import answers, say, show, tell
from hotline.kit.clock import now
from hotline.kit.errors import Refusal
from hotline.modules.telephony.rules import switch_values as values
from hotline.modules.telephony.rules.city_telephone_text import read_city_telephone
from hotline.modules.telephony.rules.standard_switch import TEST_CALLER_ADDRESS, TEST_TRUNK

CHECK_SECONDS = 5.0


@click.group(name="switch", no_args_is_help=False)
def command() -> None:
    """The telephone switch."""


for _production in (
    switch_production.open_address,
    switch_production.close_address,
    switch_production.configuration,
    switch_production.run,
):
    command.add_command(_production)


@command.command(name="install")
@click.option("--again", is_flag=True)
def install(again: bool) -> None:
    """Fetch the switch into the home, make the prompts, and try it."""
    place = homes.current()
    found = installation.install(place, again=again)
    version = place.recall(software.FACTS).get("version")
    tell(
        f"交换机已安装：Asterisk {version}，位于 {found.place.software}。运行 ./hotline up 即随平台启动。",
        f"The switch is installed: Asterisk {version} in {found.place.software}. ./hotline up starts it.",
    )
    own = sorted(name for name, _ in prompts.own_recordings(found.place.own_prompts))
    if own:
        tell(f"使用自行录制的语音：{'、'.join(own)}", f"Own recordings are used: {', '.join(own)}")
    else:
        tell(
            f"语音提示为合成语音；可把真人录音放入 {found.place.own_prompts}（如 welcome.wav）后重新运行本命令替换。",
            f"Prompts are synthesised; put recordings into {found.place.own_prompts} (welcome.wav, say) and run this "
            "again to replace them.",
        )


@command.command(name="info")
@click.option("--json", "as_json", is_flag=True)
def information(as_json: bool) -> None:
    """Where the switch listens, and who can be dialled on it."""
    place = homes.current()
    described = facts(place, required(place))
    if as_json:
        click.echo(json.dumps(described, ensure_ascii=False, indent=2))
        return
    table = Table(say("项目", "What"), say("值", "Value"))
    for name, value in described.items():
        shown = value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)
        table.add_row(name, str(shown))
    show(table)


@command.command(name="check")
def check() -> int:
    """Whether the switch runs, answers, and has every part."""
    found = required(homes.current())
    try:
        missing = asyncio.run(_missing(found))
    except Refusal:
        raise CannotContinue(
            "交换机没有运行。请用 ./hotline up 启动平台；已启动仍如此时，原因见日志 log/switch.log。",
            "The switch does not run. Start the platform with ./hotline up; if it is started, see log/switch.log.",
            code="switch_not_running",
        ) from None
    answers.print(
        say("交换机运行正常。", "The switch works.")
        if not missing
        else say(f"交换机缺少部件：{'、'.join(missing)}", f"Parts did not load: {', '.join(missing)}")
    )
    return 1 if missing else 0


@command.command(name="import")
def import_books() -> None:
    """Bring the switch's books into the hotline."""
    found = required(homes.current())
    with _hotline():
        books = importlib.import_module("hotline.config.switch.books")
        own = found.place
        done = books.bring_in(found.settings, book=own.call_events, queue_log=own.queue_log, recordings=own.recordings)
    tell(
        f"已导入 {done.calls} 个通话，{done.unreadable} 行无法读取。",
        f"{done.calls} calls were brought in; {done.unreadable} lines could not be read.",
    )


@command.group(name="settings", no_args_is_help=False)
def settings() -> None:
    """What the city decided about its telephone."""


@settings.command(name="show")
def show_settings() -> None:
    """The settings that hold now, as YAML."""
    with _hotline() as telephony:
        click.echo(yaml.safe_dump(telephony.city_telephone_at(now()).values, allow_unicode=True, sort_keys=False))


@settings.command(name="check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_settings(file: Path) -> None:
    """Whether a file of settings can be taken; changes nothing."""
    read_city_telephone(file.read_text(encoding="utf-8"))
    tell("设置文件没有问题。", "The settings are in order.")


@settings.command(name="use")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def use_settings(file: Path) -> None:
    """Set this machine's switch by a file, without a database: where no platform runs, or none can."""
    place = homes.current()
    instance.keep_decided(place, read_city_telephone(file.read_text(encoding="utf-8")))
    found = instance.current(place)
    if found is not None and found.prepare() and instance.own_process(place) is not None:
        asyncio.run(telephone.reload_configuration(found))
    tell(
        "本机交换机已按该文件设置，没有运行的下次启动后生效；热线下次发布话务设置时，以发布的为准。",
        "This machine's switch is set by that file, from its next start on where it does not run; what the hotline "
        "publishes next takes its place.",
    )


@settings.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", required=True)
@click.option("--reason", required=True)
@click.option("--from", "valid_from", type=click.DateTime(), default=None)
def import_settings(file: Path, by: str, reason: str, valid_from: datetime | None) -> None:
    """Let the settings of a file hold, now or from a moment of local time on."""
    decided = read_city_telephone(file.read_text(encoding="utf-8"))
    with _hotline() as telephony:
        access = importlib.import_module("hotline.modules.access.public")
        person = access.find_person(by)
        if person is None:
            raise CannotContinue(f"没有账号 {by}。", f"There is no account {by}.", code="account_unknown")
        at = now()
        published = telephony.publish_city_telephone(
            city=decided,
            valid_from=at if valid_from is None else valid_from.astimezone(),
            reason=reason,
            by=access.actor_of(person),
            at=at,
        )
        number = published.number
    tell(
        f"第 {number} 版话务设置已发布；运行中的平台会在几秒内按时生效，进行中的通话不受影响。",
        f"Version {number} of the telephone's settings is published; a running platform follows within seconds of its "
        "moment, and calls go on.",
    )


@contextmanager
def _hotline() -> Iterator[ModuleType]:
    """The telephony of the chosen hotline, its database open."""
    place = homes.current()
    # Imported late: the other parts of this command need no database.
    opening = importlib.import_module("hotline.config.opening")
    opening.prepare_django(place)
    hotlines = importlib.import_module("hotline.config.hotlines")
    with opening.open_server(place) as (server, _):
        hotline = hotlines.chosen_hotline(place)
        opening.require(server, hotline)
        opening.point_at(server, server.database_of(hotline), hotline)
        opening.migrate()
        try:
            yield importlib.import_module("hotline.modules.telephony.public")
        finally:
            opening.leave_database()


@command.command(name="trunk-password")
@click.argument("code")
def keep_trunk_password(code: str) -> None:
    """Keep the password of the city's account at a carrier on this machine."""
    values.code(code, "trunk.code")
    secret = click.prompt(say("密码", "Password"), hide_input=True)
    values.secret(secret, "trunk.secret")
    write_privately(homes.current().folder / f"trunk-{code}.secret", f"{secret}\n")


def required(home: Home) -> Instance:
    """The home's switch, or what to do where none is installed."""
    found = instance.current(home)
    if found is None:
        raise CannotContinue(
            "尚未安装交换机，平台使用模拟交换机。安装请运行 ./hotline switch install。",
            "No switch is installed; the platform uses a simulated one. To install it: ./hotline switch install.",
            code="switch_not_installed",
        )
    return found


def facts(home: Home, found: Instance) -> Mapping[str, object]:
    """What a tester or an administrator must know; secrets of telephones are among it, that of the manager is not."""
    process = instance.own_process(home)
    settings, network = found.settings, found.network
    return {
        "version": str(home.recall(software.FACTS).get("version")),
        "is_running": process is not None,
        "pid": process.pid if process is not None else None,
        "sip_address": f"{network.sip_address}:{network.sip_port}",
        "tls_address": f"{network.sip_address}:{network.tls_port}" if network.certificate else None,
        "manager_address": f"127.0.0.1:{network.manager_port}",
        "web_socket": f"ws://127.0.0.1:{network.web_port}/ws",
        "numbers": {line.number: line.queue or "menu" for line in settings.lines},
        "test_trunk": {"name": TEST_TRUNK, "call_from": TEST_CALLER_ADDRESS, "is_called_on": found.ports["test_trunk"]},
        "queues": [queue.code for queue in settings.queues],
        "menu": {choice.digit: choice.queue for choice in settings.menu.choices} if settings.menu.is_used else {},
        "telephones": [
            {"number": agent.number, "kind": agent.kind.value, "password": agent.secret} for agent in settings.agents
        ],
        "emergency_desks": {desk.number: desk.contact_port for desk in settings.emergency_desks},
        "recordings": str(found.place.recordings),
        "call_events": str(found.place.call_events),
        "queue_log": str(found.place.queue_log),
    }


async def _missing(found: Instance) -> list[str]:
    async with installation.connected(found, CHECK_SECONDS) as client:
        return modules.missing(await client.command("module show"))
