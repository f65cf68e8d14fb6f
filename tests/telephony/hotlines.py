"""A city's hotline under `./hotline up` with the real switch: its agent's page, its telephones, its database."""

import dataclasses
import json
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import openpyxl
import psycopg
from tests.platform.support import AGENT, PASSWORD, Page, Platform, free_port, run, wait_for
from tests.telephony import scenarios
from tests.telephony.sounds import write_prompt
from tests.telephony.telephones import Exchange, Telephone

from hotline.config.database import embedded
from hotline.config.home import Home
from hotline.config.switch import software
from hotline.config.switch.instance import Instance, new_ports
from hotline.config.switch.prompts import spoken
from hotline.modules.telephony.rules.seat_commands import CommandKind, SeatCommand

TEAM_LEADER = "lisi"
HEAD = "head"
# A rating may be pressed long before or behind the moment at which it is asked for.
BEEP_HERTZ, BEEP_SECONDS, SURVEY_SECONDS = 700, 0.2, 20.0
HOTLINE = "yuan"
DESKS = tuple(str(number) for number in range(1001, 1013))
Row = tuple[object, ...]


def write_short_prompts(folder: Path, seconds: Mapping[str, float] | None = None) -> None:
    """A short tone in place of each prompt, longer where `seconds` says so by its name."""
    for name, text in spoken().items():
        write_prompt(folder / f"{name}.wav", BEEP_HERTZ, (seconds or {}).get(name, BEEP_SECONDS))
        (folder / f"{name}.origin").write_text(f"synthesised: {text}", encoding="utf-8")


@contextmanager
def switch_of_its_own(base: Instance) -> Iterator[Instance]:
    """The programs of an installed switch with ports, books and short prompts of its own, not yet started."""
    # Not below pytest's own folder, which is closed to the account that the switch runs as when root runs the tests.
    with tempfile.TemporaryDirectory(prefix="hotline-switch-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        place = dataclasses.replace(base.place, folder=folder / "switch", own_prompts=folder / "prompts")
        own = dataclasses.replace(base, home=Home(folder), place=place, ports=new_ports(), exposure=None)
        own.home.prepare()
        write_short_prompts(place.prompts)
        shutil.copytree(base.place.data / "hold", place.data / "hold")
        yield own.for_tests()


def share_switch(base: Instance, home: Path, *, survey_seconds: float = SURVEY_SECONDS) -> None:
    """Have the programs of an installed switch in another home too; the rest is that home's own."""
    folder = home / "switch"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "software").symlink_to(base.place.software)
    Home(home).remember(software.FACTS, base.home.recall(software.FACTS))
    write_short_prompts(folder / "data" / "sounds" / "zh", {"hotline/survey": survey_seconds})
    shutil.copytree(base.place.data / "hold", folder / "data" / "hold")


def add_agents(templates: Path, numbers: Sequence[str]) -> None:
    """Add an agent for each telephone to the city's people, `agent-1001` and so on, and the head of the hotline."""
    path = templates / "人员.xlsx"
    book = openpyxl.load_workbook(path)
    for number in numbers:
        book["人员"].append((account_of(number), f"坐席{number}", f"9{number}", "话务员", "RX"))
    book["人员"].append((HEAD, "王五", "90000", "热线负责人", "RX"))
    book.save(path)


def account_of(number: str) -> str:
    """Who sits at that telephone when all are busy."""
    return f"agent-{number}"


@dataclass
class Hotline:
    """What a test does with the running hotline."""

    platform: Platform
    exchange: Exchange
    folder: Path

    def information(self) -> dict[str, object]:
        """What `./hotline switch info --json` tells."""
        told = run(self.platform.home, "switch", "info", "--json")
        assert told.returncode == 0, told.stderr
        found: dict[str, object] = json.loads(told.stdout)
        return found

    def page(self, account: str = AGENT) -> Page:
        """A page of somebody who has signed in."""
        page = Page(self.platform)
        page.sign_in(account, PASSWORD)
        return page

    def plug_in(self, numbers: Sequence[str], scenario: scenarios.Scenario, *, calls: int) -> Telephone:
        """Telephones that listen at one port of this machine and have signed in at the switch."""
        telephones, port = self.information()["telephones"], free_port()
        assert isinstance(telephones, list)
        passwords = {str(one["number"]): str(one["password"]) for one in telephones}
        telephone = self.exchange.telephone(scenario, port, calls=calls)
        for number in numbers:
            self.exchange.sign_in(number, passwords[number], port)
        return telephone

    @contextmanager
    def database(self) -> Iterator["psycopg.Connection[Row]"]:
        """The hotline's database."""
        home = Home(self.platform.home)
        postmaster = embedded.cluster_of(home).running()
        assert postmaster is not None
        server = embedded.server_at(home, postmaster.port)
        with psycopg.connect(server.url(server.database_of(HOTLINE)), autocommit=True) as connection:
            yield connection

    def rows(self, query: str, *values: object) -> list[Row]:
        """What a query finds."""
        with self.database() as connection:
            return connection.execute(query, values).fetchall()

    def command(self, *commands: SeatCommand) -> None:
        """Ask the switch for these as pages do, without a page for each agent."""
        asked = [
            self.rows(
                "INSERT INTO telephony_switchorder (command, asked_at) VALUES (%s, now()) RETURNING id",
                json.dumps(command.as_told()),
            )[0][0]
            for command in commands
        ]
        undone = "SELECT count(*) FROM telephony_switchorder WHERE id = ANY(%s) AND done_at IS NULL"
        wait_for(lambda: self.rows(undone, asked) == [(0,)], what="the switch's orders")

    def log_everybody_out(self) -> None:
        """Leave nobody logged in whose telephone is about to be unplugged."""
        seated = self.rows(
            "SELECT account FROM telephony_seat JOIN access_person ON access_person.id = agent_id WHERE state <> ''"
        )
        names = [str(account) for (account,) in seated]
        self.command(*(SeatCommand(kind=CommandKind.LOG_OUT, account=name, asked_by=name) for name in names))

    def call_of(self, number: str, *, has_recording: bool = True, seconds: float = 60) -> dict[str, object]:
        """The ended call of that number, as its page shows it, once it and its recording are kept."""

        def complete() -> str:
            found = self.rows(
                "SELECT reference FROM telephony_call AS call WHERE caller_number = %s AND ended_at IS NOT NULL "
                "AND (NOT %s OR EXISTS (SELECT FROM telephony_recording WHERE call_id = call.id))",
                number,
                has_recording,
            )
            return str(found[0][0]) if found else ""

        reference = wait_for(complete, seconds=seconds, what=f"the call of {number}, and its recording")
        return self.page(TEAM_LEADER).get(f"/api/calls/{reference}")

    def sound_of(self, call: Mapping[str, object]) -> tuple[dict[str, object], Path]:
        """The call's only recording and its sound, as somebody hears it on the page."""
        page = self.page(TEAM_LEADER)
        reference = call["reference"]
        recordings = page.get(f"/api/calls/{reference}/recordings")["recordings"]
        assert isinstance(recordings, list) and len(recordings) == 1
        listening = page.post(f"/api/calls/{reference}/listenings", {"reason": "核对录音"})["id"]
        sound = self.folder / f"{reference}.wav"
        sound.write_bytes(page.read(f"/api/recordings/{recordings[0]['id']}/sound?listening={listening}"))
        return recordings[0], sound

    def stop_database(self) -> Callable[[], None]:
        """Stop PostgreSQL and let nobody start it; gives what lets it start again."""
        cluster = embedded.cluster_of(Home(self.platform.home))
        postmaster = cluster.running()
        assert postmaster is not None
        settings = cluster.placement.data / "postgresql.auto.conf"
        former = settings.read_bytes()
        settings.write_bytes(former + b"\nnobody_knows_this = on\n")
        postmaster.process.send_signal(signal.SIGINT)
        wait_for(lambda: cluster.running() is None, what="the end of the database")

        def let_it_start() -> None:
            settings.write_bytes(former)

        return let_it_start

    def seat(self, page: Page) -> dict[str, object]:
        """The page's own seat; empty where nobody is logged in, or the platform does not answer."""
        try:
            found = page.get("/api/seats/own")["seat"]
        except (OSError, HTTPError):
            return {}
        return found if isinstance(found, dict) else {}

    def wait_for_state(self, page: Page, state: str, *, seconds: float = 30) -> dict[str, object]:
        """The page's own seat, as soon as it is certainly in that state."""

        def reached() -> dict[str, object]:
            seat = self.seat(page)
            return seat if seat.get("state") == state and seat["is_certain"] else {}

        return wait_for(reached, seconds=seconds, what=f"the state {state}")

    def kill_platform(self) -> None:
        """SIGKILL to the supervisor and all that it started, but the switch and the database."""
        for name in ("supervisor", "web", "worker", "watch"):
            self.platform.kill(name)


def command_of(kind: CommandKind, number: str) -> SeatCommand:
    """A command about the seat of whoever is meant to sit at that telephone."""
    return SeatCommand(kind=kind, account=account_of(number), asked_by=account_of(number), extension=number)
