"""What a city puts around its switch, really run: TLS and SRTP, and two nodes behind Kamailio.

At full size only, since Kamailio is not fetched for tests: `apt-get install kamailio`, or HOTLINE_KAMAILIO names the
command that starts one.
"""

import contextlib
import dataclasses
import os
import shlex
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from tests.platform.support import LAUNCHER, environment, free_port, run, wait_for
from tests.telephony import scenarios
from tests.telephony.hotlines import switch_of_its_own
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, share
from tests.telephony.telephones import Exchange

from hotline.adapters.telephony import front
from hotline.adapters.telephony.front import Front, Place
from hotline.config.home import Home
from hotline.config.switch import exposure, instance, software
from hotline.config.switch.exposure import Exposure
from hotline.config.switch.instance import Instance
from hotline.modules.telephony.rules.standard_switch import TEST_TRUNK
from hotline.modules.telephony.rules.switch_settings import Transport, Trunk

pytestmark = pytest.mark.scale
OPEN_ADDRESS, CARRIER_ADDRESS, FRONT_ADDRESS, STRANGER = "127.0.0.5", "127.0.0.6", "127.0.0.7", "127.0.0.9"
SECONDS = 40


@pytest.fixture
def base(home: Home) -> Instance:
    found = instance.current(home) if home.folder.exists() else None
    if found is None:
        pytest.skip("no switch is installed in HOTLINE_HOME")
    return found


@contextlib.contextmanager
def _started(base: Instance, trunk: Trunk, opened: Exposure | None = None) -> Iterator[RunningSwitch]:
    """A switch whose only trunk is that one."""
    with switch_of_its_own(base) as own:
        agents = [dataclasses.replace(agent, is_encrypted=trunk.is_encrypted) for agent in own.settings.agents]
        settings = dataclasses.replace(own.settings, agents=tuple(agents), trunks=(trunk,), outbound_trunk=trunk.code)
        running = RunningSwitch(dataclasses.replace(own, settings=settings, exposure=opened))
        running.start()
        try:
            yield running
        finally:
            running.stop()


@contextlib.contextmanager
def _exchange(command: tuple[str, ...], port: int, folder: Path) -> Iterator[Exchange]:
    exchange = Exchange(command, port, folder)
    try:
        yield exchange
    finally:
        exchange.end()


def _handshake(port: int, authority: str, most: ssl.TLSVersion) -> str:
    """The version that the switch agrees to, its certificate checked; how it ended where it did not."""
    context = ssl.create_default_context(cafile=authority)
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, most
    context.set_ciphers("ALL:@SECLEVEL=0")
    try:
        with (
            socket.create_connection((OPEN_ADDRESS, port), 10) as line,
            context.wrap_socket(line, server_hostname=OPEN_ADDRESS) as encrypted,
        ):
            return encrypted.version() or ""
    except ssl.SSLError as refusal:
        return refusal.reason or "refused"


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion")
def test_trunk_with_tls_and_srtp_is_heard_and_recorded_and_a_plain_one_is_refused(
    base: Instance, sipp_command: tuple[str, ...], tones: dict[int, Path], tmp_path: Path
) -> None:
    certificate, key = exposure.own_certificate(Home(tmp_path), OPEN_ADDRESS)
    sip, tls, media = free_port(), free_port(), free_port() // 4 * 4
    opened = Exposure(OPEN_ADDRESS, sip, tls, media, media + 98, str(certificate), str(key))
    trunk = Trunk(
        TEST_TRUNK,
        CARRIER_ADDRESS,
        free_port(),
        (CARRIER_ADDRESS,),
        Transport.TLS,
        is_encrypted=True,
        asks_every_seconds=0,
    )
    with _started(base, trunk, opened) as switch, _exchange(sipp_command, tls, tmp_path) as exchange:
        exchange.switch_address = OPEN_ADDRESS
        exchange.options = ("-t", "l1", "-tls_cert", str(certificate), "-tls_key", str(key))
        assert _handshake(tls, str(certificate), ssl.TLSVersion.TLSv1_3) == "TLSv1.2"
        assert "TLSv1" not in _handshake(tls, str(certificate), ssl.TLSVersion.TLSv1_1)
        assert _listened_on(switch) == {
            (OPEN_ADDRESS, sip),
            (OPEN_ADDRESS, tls),
            ("127.0.0.1", switch.instance.ports["manager"]),
            ("127.0.0.1", switch.instance.ports["web"]),
        }
        copied = switch.instance.place.state / "keys" / "key.pem"
        assert copied.stat().st_mode & 0o077 == 0

        agent = scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up().encrypted()
        exchange.telephone(agent, switch.contact_port("1001"))
        switch.log_in("1001", "enterprise")
        encrypted = scenarios.caller("12346").play(tones[CALLER_TONE]).pause(5).hang_up().encrypted()
        exchange.call(encrypted, caller="13500000001", address=CARRIER_ADDRESS).finish()
        said, heard = channels(switch.recording(switch.wait_for_end("13500000001")))
        assert share(said, CALLER_TONE) > 0.8 and share(heard, AGENT_TONE) > 0.8

        exchange.call(scenarios.refused_caller("12346", 488), caller="13500000002", address=CARRIER_ADDRESS).finish()
        assert switch.calls_of("13500000002") == []


@pytest.mark.parametrize("is_signed", [True, False], ids=["its authority", "another authority"])
def test_switch_talks_tls_only_to_a_carrier_whose_certificate_an_authority_signed(
    base: Instance, tmp_path: Path, is_signed: bool
) -> None:
    (tmp_path / "carrier").mkdir()
    certificate, key = exposure.own_certificate(Home(tmp_path), OPEN_ADDRESS)
    shown, its_key = exposure.own_certificate(Home(tmp_path / "carrier"), CARRIER_ADDRESS)
    trusted = shown if is_signed else certificate
    opened = Exposure(
        OPEN_ADDRESS, free_port(), free_port(), certificate=str(certificate), key=str(key), authorities=str(trusted)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(shown, its_key)
    with socket.create_server((CARRIER_ADDRESS, 0)) as door:
        door.settimeout(SECONDS)
        trunk = Trunk(
            TEST_TRUNK,
            CARRIER_ADDRESS,
            door.getsockname()[1],
            (CARRIER_ADDRESS,),
            Transport.TLS,
            asks_every_seconds=1,
        )
        with _started(base, trunk, opened):
            line, _ = door.accept()
            with line:
                line.settimeout(SECONDS)
                assert _said(context, line).startswith("OPTIONS ") is is_signed


def _said(context: ssl.SSLContext, line: socket.socket) -> str:
    """What is said on the line once it is encrypted; nothing where the other side hangs up."""
    try:
        with context.wrap_socket(line, server_side=True) as encrypted:
            return encrypted.recv(4096).decode()
    except (ssl.SSLError, ConnectionError):
        return ""


def _listened_on(switch: RunningSwitch) -> set[tuple[str, int]]:
    assert switch.process is not None
    found = psutil.Process(switch.process.pid).net_connections("inet")
    return {(one.laddr.ip, one.laddr.port) for one in found if one.status in {psutil.CONN_LISTEN, psutil.CONN_NONE}}


@pytest.fixture
def kamailio_command() -> tuple[str, ...]:
    """How Kamailio is started."""
    told = os.environ.get("HOTLINE_KAMAILIO")
    if told:
        return tuple(shlex.split(told))
    found = shutil.which("kamailio")
    if found is None:
        pytest.skip("there is no Kamailio: apt-get install kamailio, or name the command in HOTLINE_KAMAILIO")
    return (found,)


@contextlib.contextmanager
def _kamailio(command: tuple[str, ...], folder: Path) -> Iterator[Path]:
    """Kamailio with the configuration in that folder; gives its log."""
    checked = subprocess.run(
        [*command, "-c", "-f", str(folder / "kamailio.cfg")], capture_output=True, text=True, timeout=30, check=False
    )
    assert checked.returncode == 0 and "config file ok" in checked.stderr + checked.stdout, checked.stderr
    log = folder / "kamailio.log"
    with log.open("wb") as output:
        arguments = ["-DD", "-E", "-f", str(folder / "kamailio.cfg"), "-Y", str(folder), "-P", str(folder / "pid")]
        process = subprocess.Popen([*command, *arguments], stdout=output, stderr=output, stdin=subprocess.DEVNULL)
    try:
        yield log
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def test_next_call_goes_to_the_other_node_when_one_is_killed_and_strangers_are_not_answered(
    base: Instance, sipp_command: tuple[str, ...], kamailio_command: tuple[str, ...], tmp_path: Path
) -> None:
    place = Place(FRONT_ADDRESS, free_port())
    trunk = Trunk(TEST_TRUNK, FRONT_ADDRESS, place.port, (FRONT_ADDRESS,), asks_every_seconds=0)
    with _started(base, trunk) as first, _started(base, trunk) as second:
        nodes = tuple(Place("127.0.0.1", node.instance.ports["sip"]) for node in (first, second))
        carrier = Trunk(TEST_TRUNK, CARRIER_ADDRESS, free_port(), (CARRIER_ADDRESS,))
        settings = dataclasses.replace(first.instance.settings, trunks=(carrier,))
        for name, text in front.files(Front(place, nodes), settings, folder=str(tmp_path)).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        with _kamailio(kamailio_command, tmp_path) as log, _exchange(sipp_command, place.port, tmp_path) as exchange:
            exchange.switch_address = FRONT_ADDRESS
            wait_for(lambda: _answers(place), seconds=SECONDS, what="Kamailio")
            exchange.call(
                scenarios.caller("12346").pause(1).hang_up().routed(), caller="13500000011", address=CARRIER_ADDRESS
            ).finish()
            assert first.wait_for_end("13500000011") and second.calls_of("13500000011") == []

            # What a node dials goes out to the carrier.
            exchange.called(scenarios.answering("carrier").pause(1).hang_up().routed(), carrier.port, CARRIER_ADDRESS)
            exchange.telephone(scenarios.answering("agent").until_the_other_hangs_up(), first.contact_port("1001"))
            first.do(first.switch.dial(agent="1001", number="13500000013", reason="callback", reference="callback-1"))
            wait_for(
                lambda: [one for one in first.calls() if one.answered_at], seconds=SECONDS, what="the dialled call"
            )

            exchange.call(scenarios.caller("12346").hang_up(), caller="13500000014", address=STRANGER)
            wait_for(lambda: "refused: INVITE from 127.0.0.9" in log.read_text(), seconds=SECONDS, what="the refusal")

            assert first.process is not None
            first.process.kill()
            first.process.wait()
            exchange.call(
                scenarios.caller("12346").pause(1).hang_up().routed(), caller="13500000012", address=CARRIER_ADDRESS
            ).finish()
            assert second.wait_for_end("13500000012")
            assert second.calls_of("13500000014") == []


def _answers(place: Place) -> bool:
    """Whether something is bound there: Kamailio says nothing to a stranger."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.bind((place.address, place.port))
        except OSError:
            return True
    return False


def test_switch_that_runs_without_a_platform_outlives_its_keeper_and_follows_a_file(
    base: Instance, tmp_path: Path
) -> None:
    with switch_of_its_own(base) as own:
        place = own.home.folder
        (own.place.folder / "software").symlink_to(base.place.software)
        own.home.remember(software.FACTS, base.home.recall(software.FACTS))
        keeper = _keep(place)
        try:
            wait_for(lambda: run(place, "switch", "check").returncode == 0, seconds=SECONDS, what="the switch")
            keeper.kill()
            keeper.wait()
            assert run(place, "switch", "check").returncode == 0
            file = tmp_path / "telephone.yaml"
            file.write_text("menu: {otherwise: inquiry, is_used: false}\n", encoding="utf-8")
            assert run(place, "switch", "settings", "use", str(file)).returncode == 0
            written = (own.place.configuration / "extensions.conf").read_text(encoding="utf-8")
            assert "hotline/menu" not in written
            keeper = _keep(place)
            wait_for(lambda: _is_kept(place), seconds=SECONDS, what="the keeper")
        finally:
            keeper.terminate()
            keeper.wait(30)
        assert instance.own_process(own.home) is None


def _keep(place: Path) -> "subprocess.Popen[bytes]":
    """`./hotline switch run`."""
    with (place / "keeper.log").open("ab") as log:
        return subprocess.Popen(
            [str(LAUNCHER), "switch", "run"],
            env=environment(place),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def _is_kept(place: Path) -> bool:
    """Whether the second keeper has taken over the switch that the first one left."""
    return "adopted" in (place / "keeper.log").read_text(encoding="utf-8")
