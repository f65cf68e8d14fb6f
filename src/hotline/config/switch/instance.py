"""A home's own switch: its ports, its configuration, the process that `up` watches."""

import json
import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from hotline.adapters.telephony.asterisk import configuration
from hotline.adapters.telephony.asterisk.configuration import Folders, Manager
from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.config.database.cluster import free_port, is_port_free
from hotline.config.debian.unpacked import Unpacked
from hotline.config.failures import CannotContinue
from hotline.config.home import Home, write_privately
from hotline.config.supervision.programs import Program
from hotline.config.switch import canary, exposure, placement, prompts, without_resolver
from hotline.config.switch.exposure import Exposure
from hotline.config.switch.placement import SwitchPlace
from hotline.config.switch.software import installed
from hotline.modules.telephony.rules.city_telephone import CityTelephone, city_telephone
from hotline.modules.telephony.rules.phone_secrets import phone_secret
from hotline.modules.telephony.rules.standard_switch import AGENT_COUNT, EMERGENCY_NUMBERS, standard_settings
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

NAME = "switch"
DECIDED = "switch-settings"
PORTS = ("sip", "manager", "web", "test_trunk", "test_phones")
GRACE_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Instance:
    """A switch that is installed, with what it is to do."""

    home: Home
    place: SwitchPlace
    software: Unpacked
    ports: Mapping[str, int]
    settings: TelephonySettings
    exposure: Exposure | None = None

    @property
    def manager_secret(self) -> str:
        """The generated secret of the manager interface."""
        return self.home.secret("switch-manager")

    @property
    def network(self) -> Network:
        """Loopback, and beyond it what was opened on this machine."""
        return exposure.network(self.ports, self.place, self.exposure)

    def for_tests(self) -> "Instance":
        """The standard settings, with telephones that need not register: each listens at a port of this machine."""
        return replace(self, settings=_standard(self.home, self.ports, has_fixed_phones=True))

    def files(self) -> Mapping[str, str]:
        """The configuration, each file's name and text."""
        place = self.place
        modules = self.software.libraries / "asterisk" / "modules"
        return configuration.files(
            self.settings,
            network=self.network,
            folders=Folders(place.configuration, modules, place.data, place.state),
            manager=Manager(self.manager_secret),
            machine_addresses=machine_addresses(),
        )

    def prepare(self) -> bool:
        """Write configuration and prompts; tells whether a running switch would have to read something anew."""
        exposure.ensure_encryption_is_possible(self.settings, self.exposure)
        self.place.prepare()
        canary.write(self.place)
        exposure.copy_certificates(self.place, self.exposure)
        link_documentation(self.place, self.software)
        without_resolver.write(self.place, self.software)
        announcements = (
            {"hotline/announcement": self.settings.emergency_announcement}
            if self.settings.emergency_announcement
            else {}
        )
        prompts.prepare(self.place, self.software, announcements)
        return write_files(self.place, self.files())

    def program(self) -> Program:
        """The process, started by the loader that came with it, as the user who owns its state."""
        main = str(self.place.configuration / "asterisk.conf")
        return Program(
            NAME,
            self.software.command("usr/sbin/asterisk", "-f", "-C", main),
            {
                **_quiet(self.software.environment),
                "HOME": str(self.place.state),
                **without_resolver.environment(self.place, self.software),
            },
            self.home.logs / "switch.log",
            GRACE_SECONDS,
            mark=main,
            is_ours=False,
            user=self.place.user,
            is_crowd=True,
        )


def current(home: Home, settings: TelephonySettings | None = None) -> Instance | None:
    """The home's switch, or None where none is installed."""
    place = placement.choose(home)
    software = installed(home, place)
    if software is None:
        return None
    ports = _ports(home)
    decided = settings if settings is not None else _decided(home, ports)
    return Instance(home, place, software, ports, decided, exposure.exposed(home))


def deciding(home: Home, city: CityTelephone) -> Instance | None:
    """The home's switch as this decision sets it, which is not remembered yet; None where none is installed."""
    if installed(home, placement.choose(home)) is None:
        return None
    return current(home, _settings_of(home, _ports(home), city))


def _decided(home: Home, ports: Mapping[str, int]) -> TelephonySettings:
    """As the city decided when the switch was last set, which needs no database; else the standard settings."""
    decided = decided_here(home)
    return _standard(home, ports) if decided is None else _settings_of(home, ports, decided)


def _settings_of(home: Home, ports: Mapping[str, int], city: CityTelephone) -> TelephonySettings:
    return city.settings(
        phone_secrets(home),
        test_trunk_port=ports["test_trunk"],
        trunk_secret_of=lambda code: trunk_secret(home, code),
    )


def decided_here(home: Home) -> CityTelephone | None:
    """What the city decided when this machine's switch was last set; None where it decided nothing."""
    text = home.recall(DECIDED).get("values")
    return city_telephone(json.loads(text)) if isinstance(text, str) else None


def keep_decided(home: Home, city: CityTelephone) -> bool:
    """Remember what the switch is to be set to; tells whether that is news."""
    if decided_here(home) == city:
        return False
    home.remember(DECIDED, {"values": json.dumps(city.values, ensure_ascii=False)})
    return True


def trunk_secret(home: Home, code: str) -> str:
    """The password of the city's account at a carrier, as somebody wrote it on this machine."""
    path = home.folder / f"trunk-{code}.secret"
    try:
        return path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise CannotContinue(
            f"中继 {code} 需要向运营商注册，但本机没有它的密码。请运行 ./hotline switch trunk-password {code}。",
            f"The trunk {code} registers at its carrier, but this machine has no password for it. "
            f"Run ./hotline switch trunk-password {code}.",
            code="trunk_password_missing",
        ) from None


def _standard(home: Home, ports: Mapping[str, int], *, has_fixed_phones: bool = False) -> TelephonySettings:
    return standard_settings(
        phone_secrets(home),
        test_trunk_port=ports["test_trunk"],
        first_desk_port=ports["test_trunk"] + 1,
        first_phone_port=ports["test_phones"] if has_fixed_phones else None,
    )


def phone_secrets(home: Home) -> Callable[[str], str]:
    """Each telephone's password, derived from one secret of the home."""
    key = home.secret("switch-phones")
    return lambda number: phone_secret(key, number)


def link_documentation(place: SwitchPlace, software: Unpacked) -> None:
    """The switch does not start without the descriptions of its own settings, which it looks for in its data folder."""
    place.data.mkdir(exist_ok=True)
    link, origin = place.data / "documentation", software.root / "usr/share/asterisk/documentation"
    if not link.is_symlink() or link.readlink() != origin:
        link.unlink(missing_ok=True)
        link.symlink_to(origin)


def write_files(place: SwitchPlace, files: Mapping[str, str]) -> bool:
    """Write what differs, for the switch's user alone; files that are no longer generated go."""
    changed = False
    for name, text in files.items():
        path = place.configuration / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write_privately(path, text)
            place.hand_over(path)
            changed = True
    for path in place.configuration.iterdir():
        if path.name not in files:
            path.unlink()
            changed = True
    return changed


def machine_addresses() -> tuple[str, ...]:
    """This machine's own IPv4 addresses beyond loopback."""
    found = {
        address.address
        for addresses in psutil.net_if_addrs().values()
        for address in addresses
        if address.family == socket.AF_INET and not address.address.startswith("127.")
    }
    return tuple(sorted(found))


def _quiet(environment: Mapping[str, str]) -> dict[str, str]:
    """Nothing of the platform's settings and secrets: the switch needs none."""
    return {name: value for name, value in environment.items() if name in {"PATH", "LC_ALL", "TZ", "ESPEAK_DATA_PATH"}}


def _ports(home: Home) -> dict[str, int]:
    """The ports that this home's switch keeps."""
    remembered = home.recall("switch-ports")
    ports = {name: port for name in PORTS if isinstance(port := remembered.get(name), int)}
    if set(ports) != set(PORTS):
        ports = new_ports()
        home.remember("switch-ports", ports)
    return ports


def new_ports() -> dict[str, int]:
    """Ports that nobody uses now; behind the test trunk lie those of the emergency desks."""
    return {
        **{name: free_port() for name in ("sip", "manager", "web")},
        "test_trunk": _free_row(1 + len(EMERGENCY_NUMBERS)),
        "test_phones": _free_row(AGENT_COUNT),
    }


def _free_row(count: int) -> int:
    """The first of so many ports in a row that nobody uses."""
    while True:
        first = free_port()
        if first + count < 65536 and all(is_port_free(first + offset) for offset in range(count)):
            return first


def own_process(home: Home) -> psutil.Process | None:
    """The switch that runs for this home, started by `up` now or formerly."""
    facts = home.recall(f"run/{NAME}")
    pid, created = facts.get("pid"), facts.get("create_time")
    try:
        process = psutil.Process(pid) if isinstance(pid, int) else None
        is_same = process is not None and isinstance(created, float) and abs(process.create_time() - created) < 0.01
    except psutil.Error:
        return None
    return process if is_same else None


def relative_to_home(home: Home, path: Path) -> str:
    """A path as people read it beside the home."""
    return os.path.relpath(path, home.folder) if path.is_relative_to(home.folder) else str(path)
