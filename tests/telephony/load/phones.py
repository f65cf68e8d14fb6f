"""Telephones and callers in great number, as SIPp plays them: one process for all agents, one for all callers."""

import csv
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.platform.support import free_port
from tests.telephony import scenarios
from tests.telephony.telephones import CALLERS_ADDRESS, TELEPHONES_ADDRESS

from hotline.config import turns

REGISTRATION = """<?xml version="1.0" encoding="UTF-8"?>
<scenario name="register">
<send retrans="500"><![CDATA[
{request}
Content-Length: 0

]]></send>
<recv response="100" optional="true"/>
<recv response="401" auth="true"/>
<send retrans="500"><![CDATA[
{again}
Content-Length: 0

]]></send>
<recv response="100" optional="true"/>
<recv response="200"/>
</scenario>
"""
RTP_ECHO_SOUND = scenarios.SOUND.replace("[rtpstream_audio_port]", "[media_port]")
MEDIA_PORTS = 4000


def _registration(port: int) -> str:
    lines = [
        "REGISTER sip:[remote_ip]:[remote_port] SIP/2.0",
        scenarios.VIA,
        "From: <sip:[field0]@[remote_ip]>;tag=[pid]r[call_number]",
        "To: <sip:[field0]@[remote_ip]>",
        "Call-ID: [call_id]",
        "CSeq: {sequence} REGISTER",
        "Max-Forwards: 70",
        f"Contact: <sip:[field0]@{TELEPHONES_ADDRESS}:{port}>",
        "Expires: 3600",
    ]
    text = "\n".join(lines)
    return REGISTRATION.format(request=text.format(sequence=1), again=text.format(sequence=2) + "\n[field1]")


def _caller(number: str, seconds: float, tone: Path) -> scenarios.Scenario:
    """Presses 1 in the menu and speaks; what he is answered before his time is the menu and a short ringing."""
    return scenarios.caller(number).pause(1.0).press("1").play(tone).pause(seconds).hang_up()


def _agent() -> str:
    """Picks up after a moment and says back whatever it hears."""
    scenario = scenarios.answering("agents", after_seconds=0.5).until_the_other_hangs_up()
    return scenario.text().replace(scenarios.SOUND, RTP_ECHO_SOUND)


@dataclass
class Crowd:
    """The processes that play telephones against one switch."""

    command: Sequence[str]
    sip_port: int
    folder: Path
    running: "list[subprocess.Popen[bytes]]" = field(default_factory=list)

    def plug_in(self, passwords: Mapping[str, str]) -> None:
        """All agents' telephones: each registers, and one process answers for all."""
        port = free_port()
        self._start("agents", _agent(), "0", TELEPHONES_ADDRESS, port, "-rtp_echo", "-mp", str(free_port() // 4 * 4))
        fields = "".join(
            f"{number};[authentication username={number} password={password}]\n"
            for number, password in passwords.items()
        )
        # A telephone whose question was answered twice on a full machine registers anew, as every telephone does.
        assert any(self._register(port, fields, len(passwords)) for _ in range(3)), self.said("register")

    def _register(self, port: int, fields: str, telephones: int) -> bool:
        registering = self._start(
            "register", _registration(port), fields, TELEPHONES_ADDRESS, free_port(), "-m", str(telephones),
            "-r", "50", f"{TELEPHONES_ADDRESS}:{self.sip_port}",
        )  # fmt: skip
        return registering.wait(120) == 0

    def call(
        self, *, line: str, calls: int, per_second: float, seconds: float, tone: Path
    ) -> "subprocess.Popen[bytes]":
        """So many callers, so many beginning each second, each of a number of his own."""
        numbers = "".join(f"139{index:08}\n" for index in range(calls))
        period = round(1000 / per_second) if per_second < 1 else 1000
        media = 30_000
        return self._start(
            "callers", _caller(line, seconds, tone).text(), numbers, CALLERS_ADDRESS, free_port(),
            "-m", str(calls), "-r", str(max(1, round(per_second))), "-rp", str(period), "-l", "2000",
            "-min_rtp_port", str(media), "-max_rtp_port", str(media + MEDIA_PORTS),
            "-trace_stat", "-stf", str(self.folder / "callers.stat"), "-fd", "5",
            f"{TELEPHONES_ADDRESS}:{self.sip_port}",
        )  # fmt: skip

    def outcome(self) -> tuple[int, int]:
        """How many callers went through to their end, and how many did not."""
        with (self.folder / "callers.stat").open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
        return int(rows[-1]["SuccessfulCall(C)"]), int(rows[-1]["FailedCall(C)"])

    def said(self, name: str) -> str:
        """What a process complained of."""
        files = [self.folder / f"{name}_errors.log", self.folder / f"{name}.log"]
        return "\n".join(path.read_text(errors="replace")[-2500:] for path in files if path.exists())

    def end(self) -> None:
        """Unplug everything."""
        for process in self.running:
            if process.poll() is None:
                process.kill()
                process.wait()
        self.running.clear()

    def _start(
        self, name: str, scenario: str, fields: str, address: str, port: int, *options: str
    ) -> "subprocess.Popen[bytes]":
        script, numbers = self.folder / f"{name}.xml", self.folder / f"{name}.csv"
        script.write_text(scenario)
        numbers.write_text(f"SEQUENTIAL\n{fields}\n" if not fields.endswith("\n") else f"SEQUENTIAL\n{fields}")
        arguments = [
            "-sf", str(script), "-inf", str(numbers), "-i", address, "-p", str(port), "-mi", address, "-nostdin",
            "-trace_err", "-error_file", str(self.folder / f"{name}_errors.log"),
        ]  # fmt: skip
        # The telephones of a city are no part of the machine: what they say comes when it comes, as the switch hears.
        with (self.folder / f"{name}.log").open("wb") as output, turns.as_a_crowd():
            process = subprocess.Popen(
                [*self.command, *arguments, *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env={**os.environ, "TERM": "dumb"},
            )
        self.running.append(process)
        return process
