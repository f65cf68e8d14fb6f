"""Test telephones: SIPp processes that call the switch or are called by it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.platform.support import free_port
from tests.telephony.scenarios import Scenario, signing_in

CALLERS_ADDRESS, TELEPHONES_ADDRESS = "127.0.0.2", "127.0.0.1"


@dataclass
class Telephone:
    """A running SIPp."""

    process: "subprocess.Popen[bytes]"
    log: Path

    def finish(self, seconds: float = 60) -> None:
        """Wait until its calls have gone as the scenario says."""
        try:
            code = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError(f"the call did not end in {seconds} s: {self.said()}") from None
        assert code == 0, self.said()

    def said(self) -> str:
        """What it complained of."""
        errors = [path.read_text(errors="replace")[-3000:] for path in self.log.parent.glob(f"{self.log.stem}*errors*")]
        return "\n".join([*errors, self.log.read_text(errors="replace")[-1500:]])

    def end(self) -> None:
        """Stop it however it stands."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


@dataclass
class Exchange:
    """Starts test telephones against one switch, and ends them all."""

    command: tuple[str, ...]
    sip_port: int
    folder: Path
    running: list[Telephone] = field(default_factory=list)
    switch_address: str = TELEPHONES_ADDRESS
    options: tuple[str, ...] = ()

    def call(
        self,
        scenario: Scenario,
        *,
        caller: str = "13800000001",
        calls: int = 1,
        in_seconds: float = 1,
        address: str = CALLERS_ADDRESS,
    ) -> Telephone:
        """Dial the switch from the trunk so many times in that time; `caller` may be several numbers, a line each."""
        return self._start(
            scenario, address, free_port(), caller, "-m", str(calls), "-r", str(calls),
            "-rp", str(round(in_seconds * 1000)),
            f"{self.switch_address}:{self.sip_port}",
        )  # fmt: skip

    def telephone(self, scenario: Scenario, port: int, *, calls: int = 1) -> Telephone:
        """Plug in a telephone that the switch can ring."""
        started = self._start(scenario, TELEPHONES_ADDRESS, port, "0", "-m", str(calls))
        # It has to listen before the first INVITE, which would be sent again only after half a second.
        time.sleep(0.3)
        return started

    def called(self, scenario: Scenario, port: int, address: str = CALLERS_ADDRESS) -> Telephone:
        """Plug in a telephone behind the trunk, or behind the one of another address."""
        started = self._start(scenario, address, port, "0", "-m", "1")
        time.sleep(0.3)
        return started

    def sign_in(self, number: str, password: str, port: int) -> None:
        """Tell the switch that the telephone of that number listens at that port."""
        fields = f"{number};[authentication username={number} password={password}];{port}"
        self._start(
            signing_in(), TELEPHONES_ADDRESS, free_port(), fields, "-m", "1", f"{TELEPHONES_ADDRESS}:{self.sip_port}"
        ).finish(20)

    def _start(self, scenario: Scenario, address: str, port: int, number: str, *options: str) -> Telephone:
        stem = f"{scenario.name}-{port}"
        script, fields = self.folder / f"{stem}.xml", self.folder / f"{stem}.csv"
        script.write_text(scenario.text())
        fields.write_text(f"SEQUENTIAL\n{number}\n")
        log = self.folder / f"{stem}.log"
        media = free_port() // 4 * 4
        arguments = [
            "-sf", str(script), "-inf", str(fields), "-i", address, "-p", str(port), "-mi", address, "-nostdin",
            "-min_rtp_port", str(media), "-max_rtp_port", str(min(media + 400, 65500)), "-trace_err",
            "-error_file", str(self.folder / f"{stem}_errors.log"), "-timeout", "180s", "-timeout_error",
        ]  # fmt: skip
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*self.command, *arguments, *self.options, *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env={**os.environ, "TERM": "dumb"},
            )
        telephone = Telephone(process, log)
        self.running.append(telephone)
        return telephone

    def end(self) -> None:
        """Unplug everything."""
        for telephone in self.running:
            telephone.end()
        self.running.clear()
