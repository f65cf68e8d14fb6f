"""Commands of `switch` for a city's own machines: open an address, and generate what stands around the switch."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from hotline.adapters.telephony import firewall, front
from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.adapters.telephony.front import Front, Place
from hotline.config import home as homes
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.supervision import single
from hotline.config.supervision.supervisor import Supervisor
from hotline.config.switch import exposure, instance, placement, telephone
from hotline.config.switch.exposure import Exposure
from hotline.config.wording import tell
from hotline.modules.telephony.rules.city_telephone_text import read_city_telephone
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="open")
@click.option("--address", required=True)
@click.option("--sip-port", type=int, default=5060, show_default=True)
@click.option("--tls-port", type=int, default=5061, show_default=True)
@click.option("--media-ports", default="20000-29998", show_default=True)
@click.option("--certificate", type=_FILE)
@click.option("--key", type=_FILE)
@click.option("--authorities", type=_FILE)
@click.option("--own-certificate", is_flag=True)
def open_address(
    address: str,
    sip_port: int,
    tls_port: int,
    media_ports: str,
    certificate: Path | None,
    key: Path | None,
    authorities: Path | None,
    own_certificate: bool,
) -> None:
    """Let SIP and sound be reached at an address of this machine, from the switch's next start on."""
    place = homes.current()
    first, _, last = media_ports.partition("-")
    # Refused before a certificate is made, which would take the place of a former one.
    wanted = Exposure(address, sip_port, tls_port, _number(first), _number(last))
    if own_certificate:
        certificate, key = exposure.own_certificate(place, address)
    wanted = replace(wanted, certificate=_named(certificate), key=_named(key), authorities=_named(authorities))
    exposure.keep(place, wanted)
    tell(
        f"交换机下次启动后将在 {address} 接受呼叫（SIP {sip_port}"
        f"{f'、TLS {tls_port}' if wanted.certificate else ''}，语音 UDP {media_ports}）。"
        "请先设好防火墙：./hotline switch configuration --for firewall。",
        f"From its next start on the switch takes calls at {address} (SIP {sip_port}"
        f"{f', TLS {tls_port}' if wanted.certificate else ''}, sound on UDP {media_ports}). "
        "Set the firewall first: ./hotline switch configuration --for firewall.",
    )


@click.command(name="close")
def close_address() -> None:
    """Have the switch listen on this machine alone again, from its next start on."""
    exposure.close(homes.current())
    tell(
        "交换机下次启动后只在本机监听。",
        "From its next start on the switch listens on this machine alone.",
    )


@click.command(name="run")
def run() -> None:
    """Keep the switch of this machine running without a platform, as on a node that stands by."""
    place = homes.current()
    found = telephone.prepared(place)
    if found is None:
        raise CannotContinue(
            "尚未安装交换机。安装请运行 ./hotline switch install。",
            "No switch is installed. To install it: ./hotline switch install.",
            code="switch_not_installed",
        )
    try:
        with single.only_one(place):
            supervisor = Supervisor(place, telephone.children(found), None)
            supervisor.listen_to_signals()
            try:
                supervisor.begin()
                telephone.tell_address(found)
                supervisor.watch()
            finally:
                supervisor.stop()
    except single.AlreadyUp as already:
        raise CannotContinue(
            f"平台已在本机运行（进程 {already.running.pid}），交换机由它管理。",
            f"The platform runs on this machine (pid {already.running.pid}) and keeps the switch running.",
            code="switch_kept_by_platform",
        ) from already


@click.command(name="configuration")
@click.option("--for", "kind", type=click.Choice(["kamailio", "firewall"]), required=True)
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--settings", type=_FILE)
@click.option("--address")
@click.option("--node", "nodes", multiple=True)
@click.option("--in-turn", is_flag=True)
@click.option("--telephones", multiple=True)
@click.option("--installed-in", default="/etc/kamailio", show_default=True)
def configuration(
    kind: str,
    folder: Path,
    settings: Path | None,
    address: str | None,
    nodes: tuple[str, ...],
    in_turn: bool,
    telephones: tuple[str, ...],
    installed_in: str,
) -> None:
    """Generate what stands around the switch from the city's settings: a file's, or those that this machine follows."""
    place = homes.current()
    decided = _decided(place, settings)
    if kind == "firewall":
        written: Mapping[str, str] = {"hotline-telephone.nft": firewall.rules(decided, _network(place), telephones)}
    else:
        if address is None or not nodes:
            raise CannotContinue(
                "请用 --address 写明 Kamailio 的地址，用 --node 写明每个节点的地址。",
                "Name Kamailio's own address with --address, and each node's with --node.",
                code="front_incomplete",
            )
        found = Front(_place(address), tuple(_place(node) for node in nodes), in_turn)
        written = front.files(found, decided, folder=installed_in)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    tell(f"已写入：{'、'.join(written)}（{folder}）", f"Written: {', '.join(written)} ({folder})")


def _network(place: Home) -> Network:
    opened = exposure.exposed(place)
    if opened is None:
        raise CannotContinue(
            "交换机只在本机监听，没有可设的防火墙规则。请先运行 ./hotline switch open --address 地址。",
            "The switch listens on this machine alone, so there is nothing to guard. Run ./hotline switch open "
            "--address ADDRESS first.",
            code="switch_closed",
        )
    return exposure.network(instance.new_ports(), placement.choose(place), opened)


def _decided(place: Home, file: Path | None) -> TelephonySettings:
    decided = read_city_telephone(file.read_text(encoding="utf-8")) if file else instance.decided_here(place)
    if decided is None:
        raise CannotContinue(
            "本机还没有话务设置。请用 --settings 写明设置文件。",
            "This machine follows no settings of the telephone yet. Name their file with --settings.",
            code="switch_settings_missing",
        )
    # Nothing of what is generated holds a password.
    return decided.settings(lambda number: "a-password-of-nobody", test_trunk_port=5060)


def _place(text: str) -> Place:
    address, _, port = text.partition(":")
    return Place(address, _number(port) if port else 5060)


def _number(text: str) -> int:
    """The number that a text is; none, where it is not one, so that the setting is refused by its name."""
    return int(text) if text.isascii() and text.isdigit() else 0


def _named(file: Path | None) -> str:
    """A file as processes in other folders find it; empty where none is named."""
    return str(file.resolve()) if file is not None else ""
