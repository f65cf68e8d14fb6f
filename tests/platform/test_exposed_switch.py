"""The switch is reached from its own machine alone, until somebody opens an address there."""

import dataclasses
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from hotline.config.commands.switch import command
from hotline.config.failures import CannotContinue
from hotline.config.home import Home
from hotline.config.switch import exposure
from hotline.config.switch.exposure import Exposure
from hotline.config.switch.placement import SwitchPlace
from hotline.modules.telephony.errors import CityTelephoneRefused, SwitchSettingRefused
from hotline.modules.telephony.rules.city_telephone import city_telephone
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

PORTS = {"sip": 15060, "manager": 15038, "web": 18088}
ADDRESS = "192.0.2.2"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def _place(home: Home) -> SwitchPlace:
    place = SwitchPlace(home.folder / "switch", home.folder / "prompts", None)
    (place.state / "keys").mkdir(parents=True)
    return place


def _settings(**values: object) -> TelephonySettings:
    return city_telephone(values).settings(lambda number: "a-password-of-nobody", test_trunk_port=1)


def test_nothing_is_open_until_somebody_opens_it_and_after_it_is_closed(home: Home) -> None:
    place = _place(home)
    assert exposure.exposed(home) is None
    exposure.keep(home, Exposure(ADDRESS))
    assert exposure.exposed(home) == Exposure(ADDRESS)
    opened = exposure.network(PORTS, place, exposure.exposed(home))
    assert (opened.sip_address, opened.sip_port, opened.manager_port) == (ADDRESS, 5060, 15038)

    exposure.close(home)

    closed = exposure.network(PORTS, place, exposure.exposed(home))
    assert (closed.sip_address, closed.media_address, closed.certificate) == ("127.0.0.1", "127.0.0.1", "")


def test_certificate_lies_where_the_switch_reads_it_and_nobody_else_does(home: Home) -> None:
    place = _place(home)
    certificate, key = exposure.own_certificate(home, ADDRESS)
    opened = Exposure(ADDRESS, certificate=str(certificate), key=str(key))

    exposure.copy_certificates(place, opened)

    network = exposure.network(PORTS, place, opened)
    assert Path(network.key).read_text() == key.read_text() and network.authorities == ""
    assert {stat.S_IMODE(Path(file).stat().st_mode) for file in (network.key, network.certificate, key)} == {0o600}
    exposure.copy_certificates(place, None)
    assert list((place.state / "keys").iterdir()) == []


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "hotline.example", "", "192.0.2.2\n"])
def test_switch_is_opened_at_one_address_that_is_named(address: str) -> None:
    with pytest.raises((CannotContinue, SwitchSettingRefused)):
        Exposure(address)


def test_certificate_and_key_that_do_not_belong_together_are_refused(home: Home, tmp_path: Path) -> None:
    certificate, key = exposure.own_certificate(home, ADDRESS)
    opened = Exposure(ADDRESS, certificate=str(certificate), key=str(key))
    other = tmp_path / "other"
    other.mkdir()
    _, foreign = exposure.own_certificate(Home(other), ADDRESS)

    for wrong in (
        dataclasses.replace(opened, key=str(foreign)),
        dataclasses.replace(opened, key=""),
        dataclasses.replace(opened, certificate=str(tmp_path / "nowhere")),
    ):
        with pytest.raises(CannotContinue):
            exposure.keep(home, wrong)
    assert exposure.exposed(home) is None


@pytest.mark.parametrize(
    "values",
    [
        {"trunks": [{"code": "carrier", "host": ADDRESS, "transport": "tls"}]},
        {"telephones": [{"first": "3001", "is_encrypted": True}]},
    ],
)
def test_encryption_without_a_certificate_of_the_switch_is_refused(home: Home, values: dict[str, object]) -> None:
    with pytest.raises(CannotContinue):
        exposure.ensure_encryption_is_possible(_settings(**values), Exposure(ADDRESS))

    certificate, key = exposure.own_certificate(home, ADDRESS)
    exposure.ensure_encryption_is_possible(
        _settings(**values), Exposure(ADDRESS, certificate=str(certificate), key=str(key))
    )


def test_sound_is_not_encrypted_with_keys_that_everybody_can_read() -> None:
    with pytest.raises(CityTelephoneRefused, match="the keys of encrypted sound"):
        _settings(trunks=[{"code": "carrier", "host": ADDRESS, "is_encrypted": True}])


CITY = """
trunks:
  - {code: carrier, host: 192.0.2.10, networks: [192.0.2.0/28]}
"""


def _switch(*arguments: str) -> object:
    """What a command ends in: an exit code, or why it stopped."""
    done = CliRunner().invoke(command, list(arguments), standalone_mode=False)
    return done.exception or done.return_value


def test_what_stands_around_the_switch_is_generated_from_the_citys_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))
    file, folder = tmp_path / "telephone.yaml", tmp_path / "generated"
    file.write_text(CITY, encoding="utf-8")
    given = ("configuration", "--settings", str(file), "--to", str(folder), "--for")

    closed = _switch(*given, "firewall")
    assert isinstance(closed, CannotContinue) and closed.code == "switch_closed"
    assert _switch("open", "--address", ADDRESS, "--media-ports", "20000-20998", "--own-certificate") is None
    assert _switch(*given, "firewall", "--telephones", "10.1.0.0/16") is None
    assert "{ 10.1.0.0/16, 192.0.2.0/28 } udp dport { 5060, 20000-20998 }" in _written(folder, "hotline-telephone.nft")

    incomplete = _switch(*given, "kamailio", "--address", "192.0.2.5")
    assert isinstance(incomplete, CannotContinue) and incomplete.code == "front_incomplete"
    nodes = ("--node", "192.0.2.11", "--node", "192.0.2.12:5070")
    assert _switch(*given, "kamailio", "--address", "192.0.2.5", *nodes) is None
    assert "1 sip:192.0.2.12:5070 0 1" in _written(folder, "dispatcher.list")

    assert _switch("settings", "use", str(file)) is None
    assert _switch("configuration", "--to", str(folder), "--for", "firewall") is None
    assert _switch("close") is None and exposure.exposed(Home(tmp_path)) is None


def _written(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("ports", ["20000", "a-b", "20000-20010", "30000-20000", "20000-70000"])
def test_ports_of_sound_that_make_no_sense_open_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ports: str
) -> None:
    monkeypatch.setenv("HOTLINE_HOME", str(tmp_path))

    refused = _switch("open", "--address", ADDRESS, "--media-ports", ports)

    assert isinstance(refused, SwitchSettingRefused) and exposure.exposed(Home(tmp_path)) is None
