"""Nothing that a stranger or a careless hand writes becomes a line, a step or a command of the switch's."""

import random
import re
import string
from pathlib import Path

import pytest

from hotline.adapters.telephony.asterisk.configuration import Folders, Manager, files
from hotline.adapters.telephony.asterisk.endpoints import Network
from hotline.adapters.telephony.asterisk.messages import composed
from hotline.adapters.telephony.asterisk.text import Context, Section, shown, word
from hotline.kit.errors import Refusal
from hotline.modules.telephony.rules.city_telephone import CityTelephone, city_telephone

SIGNS = "\r\n\0\t;,|()[]{}$\"'\\&=<>!#%^*?~`\u2028\u2029\x85 \x7f" + string.ascii_letters + string.digits + "一é"
ATTACKS = (
    "a\r\nAction: Command\r\nCommand: core stop now",
    "${SHELL(id)}",
    "a)\n same => n,System(id",
    "a,1)\nexten => s,1,System(id)",
    "[general]\nsecret=x",
    "a;b",
    "1&PJSIP/1001",
    "a\x85b",
    "\u2028x",
)
TRIES = 3000


def _texts() -> list[str]:
    """Attacks that were thought of, and as many that nobody thought of; the same ones each time."""
    chance = random.Random(12345)
    return [*ATTACKS, *("".join(chance.choices(SIGNS, k=chance.randint(1, 30))) for _ in range(TRIES))]


def test_no_value_of_the_manager_interface_becomes_a_line_of_its_own() -> None:
    for text in _texts():
        try:
            sent = composed("QueuePause", "h1", {"Reason": text, "Paused": "true"})
        except Refusal:
            continue
        lines = sent.decode("utf-8").split("\r\n")
        assert [line.partition(":")[0] for line in lines] == ["Action", "ActionID", "Reason", "Paused", "", ""]
        assert len(sent.decode("utf-8").splitlines()) == 5, text


def test_no_word_of_the_dialplan_holds_a_sign_that_the_dialplan_reads() -> None:
    for text in _texts():
        try:
            assert not set(word(text)) & set("\r\n\0;,|()[]{}$\"'\\&=<> ")
        except Refusal:
            continue


def test_no_setting_of_a_section_becomes_a_line_or_a_section_of_its_own() -> None:
    for text in _texts():
        try:
            written = Section("trunk", (("password", text),)).text()
        except Refusal:
            continue
        assert len(written.splitlines()) == 2 and ";" not in written, text
        assert shown(text) == text


def test_no_step_becomes_another_step() -> None:
    for text in _texts():
        try:
            written = Context("arrival").extension("s", f"Playback({text})").text()
        except Refusal:
            continue
        assert len([line for line in re.split("[\r\n\0]", written) if line]) == 2, text


@pytest.mark.parametrize(
    "place", ["line", "queue", "trunk", "host", "account", "announcement", "skill", "centre", "called"]
)
def test_no_decision_of_a_city_writes_anything_but_its_value(place: str) -> None:
    usual = _written({})
    for text in _texts()[:400]:
        try:
            city = city_telephone(_decision(place, text))
        except Refusal:
            continue
        configuration = _configuration(city)
        for name, written in configuration.items():
            assert not set(written) & {"\r", "\0", "\x85", "\u2028", "\u2029"}, (name, text)
        steps = {line.partition("(")[0] for line in configuration["extensions.conf"].splitlines() if "=>" in line}
        assert not {step for step in steps if "System" in step or "SHELL" in step}, text
    assert usual == _written({})


def _decision(place: str, text: str) -> dict[str, object]:
    trunk = {"code": "carrier", "host": "192.0.2.1", "account": ""}
    centre = {"code": "north", "trunk": "carrier", "number": "12399"}
    decisions: dict[str, dict[str, object]] = {
        "line": {"lines": [{"number": text, "code": "hotline"}]},
        "queue": {"queues": [{"code": text}], "menu": {"otherwise": text}},
        "trunk": {"trunks": [{**trunk, "code": text}]},
        "host": {"trunks": [{**trunk, "host": text}]},
        "account": {"trunks": [{**trunk, "account": text}]},
        "announcement": {"emergency_announcement": text},
        "centre": {"trunks": [trunk], "centres": [{**centre, "code": text}], "every_call_goes_to": text},
        "called": {"trunks": [trunk], "centres": [{**centre, "number": text}], "every_call_goes_to": "north"},
        "skill": {"telephones": [{"first": "1001", "skills": [{"queue": text}]}]},
    }
    return decisions[place]


def _written(values: dict[str, object]) -> dict[str, str]:
    return _configuration(city_telephone(values))


def _configuration(city: CityTelephone) -> dict[str, str]:
    folder = Path("switch")
    return dict(
        files(
            city.settings(lambda number: "a-password-of-nobody", test_trunk_port=6000),
            network=Network(5060, 5038, 8088),
            folders=Folders(folder, folder, folder, folder),
            manager=Manager("a-generated-secret"),
            machine_addresses=(),
        )
    )
