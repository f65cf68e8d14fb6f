"""What is generated for the machines around a switch says what the settings say, and no more."""

import pytest
import yaml

from hotline.adapters.telephony import firewall, front
from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.adapters.telephony.front import Front, Place
from hotline.kit.errors import Refusal
from hotline.modules.telephony.errors import SwitchSettingRefused
from hotline.modules.telephony.rules.city_telephone import city_telephone
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

NODES = (Place("10.0.0.11"), Place("10.0.0.12", 5070))


def _settings(**trunk: object) -> TelephonySettings:
    carrier = {"code": "carrier", "host": "192.0.2.10", "networks": ["192.0.2.0/28", "2001:db8::/64"], **trunk}
    spare = {"code": "spare", "host": "198.51.100.1", "networks": ["198.51.100.0/29"]}
    city = city_telephone({"trunks": [carrier, spare]})
    return city.settings(lambda number: "a-password-of-nobody", test_trunk_port=1)


def _files(*, takes_turns: bool = False) -> dict[str, str]:
    found = Front(Place("192.0.2.5"), NODES, takes_turns)
    return dict(front.files(found, _settings(), folder="/etc/kamailio"))


def test_only_networks_of_trunks_are_let_in() -> None:
    configuration = _files()["kamailio.cfg"]

    assert 'is_in_subnet("$si", "192.0.2.0/28,198.51.100.0/29,2001:db8::/64")' in configuration
    refusal = configuration.partition("} else {")[2].partition("}")[0]
    assert "exit;" in refusal and "reply" not in refusal
    assert "listen=udp:192.0.2.5:5060" in configuration and "@" not in configuration.replace("front@192.0.2.5", "")


def test_first_node_takes_every_call_unless_they_take_turns() -> None:
    lines = _files()["dispatcher.list"].splitlines()

    assert lines[1:] == ["1 sip:10.0.0.11:5060 0 2", "1 sip:10.0.0.12:5070 0 1", "2 sip:192.0.2.10:5060 32 1"]
    assert 'ds_select_dst("1", "8")' in _files()["kamailio.cfg"]
    assert 'ds_select_dst("1", "4")' in _files(takes_turns=True)["kamailio.cfg"]


def test_nodes_are_told_to_take_calls_of_the_front_alone() -> None:
    told = city_telephone({**_yaml(_files()["node-trunks.yaml"])})

    (trunk,) = told.trunks
    assert (trunk.code, trunk.host, trunk.networks) == ("carrier", "192.0.2.5", ("192.0.2.5",))


def _yaml(text: str) -> dict[str, object]:
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def test_front_with_the_same_place_twice_or_without_nodes_is_refused() -> None:
    for nodes in ((), (NODES[0], NODES[0]), (Place("192.0.2.5"),)):
        with pytest.raises(SwitchSettingRefused):
            Front(Place("192.0.2.5"), nodes)


@pytest.mark.parametrize("value", ["10.0.0.1\n", "10.0.0.1;", "::1", "kamailio.example", "", "10.0.0.1 -j ACCEPT"])
def test_place_that_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(SwitchSettingRefused):
        Place(value)


@pytest.mark.parametrize("folder", ['/etc/"\n', "/etc/a b", "/etc;", ""])
def test_folder_that_would_be_more_than_one_is_refused(folder: str) -> None:
    with pytest.raises(Refusal):
        front.files(Front(Place("192.0.2.5"), NODES), _settings(), folder=folder)


def test_firewall_lets_trunks_and_telephones_in_and_nobody_else() -> None:
    opened = Network(5060, 5038, 8088, "192.0.2.2", "192.0.2.2", 20000, 20200)

    written = firewall.rules(_settings(), opened, ("10.1.0.0/16",))

    sources = "{ 10.1.0.0/16, 192.0.2.0/28, 198.51.100.0/29 }"
    assert f"ip saddr {sources} udp dport {{ 5060, 20000-20200 }} accept" in written
    assert f"ip saddr {sources} tcp dport {{ 5060, 5061 }} accept" in written
    assert written.index("accept\n        tcp dport { 5060, 5061 } drop") > 0
    assert "5038" not in written and "8088" not in written
    with pytest.raises(SwitchSettingRefused):
        firewall.rules(_settings(), opened, ("10.1.0.0/16 } accept",))
