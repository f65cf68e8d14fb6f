"""What the platform costs beside the bare switch: processor time a call, for the same calls on the same machine.

    ./hotline switch install
    PYTHONPATH=src:. .venv/bin/python bench/telephone_calls.py --agents 120 --per-second 1 --seconds 60

First the switch alone with its telephones, then the whole platform of `./hotline up` with as many agents' pages open.
Both in homes of their own that share the installed programs of HOTLINE_HOME. The clients' own time is not counted.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.telephony.load import city as cities  # noqa: E402
from tests.telephony.load.phones import Crowd  # noqa: E402
from tests.telephony.load.trial import Found, Trial, Wanted  # noqa: E402
from tests.telephony.running import RunningSwitch  # noqa: E402
from tests.telephony.sounds import write_prompt, write_tone  # noqa: E402

from hotline.config.home import Home, default_folder  # noqa: E402
from hotline.config.switch import instance  # noqa: E402
from hotline.config.testing import sipp  # noqa: E402


def bare(installed: Home, command: tuple[str, ...], wanted: Wanted) -> float:
    """Processor seconds a call of the switch alone."""
    with tempfile.TemporaryDirectory(prefix="hotline-bare-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = Home(folder / "home")
        home.prepare()
        cities.share_programs(installed, home)
        for prompt in cities.SHORTENED:
            write_prompt(home.folder / "prompts" / f"{prompt}.wav", cities.BEEP_HERTZ, cities.BEEP_SECONDS)
        instance.keep_decided(home, cities.settings(wanted.agents))
        found = instance.current(home)
        assert found is not None
        running = RunningSwitch(found)
        running.start()
        crowd = Crowd(command, found.ports["sip"], folder)
        try:
            phones = {agent.number: agent.secret for agent in found.settings.agents}
            crowd.plug_in(phones)
            for number in phones:
                running.log_in(number, "inquiry")
            # Nobody is told anything: the switch works for its callers alone.
            running.do(running.disconnect())
            assert running.process is not None
            process = psutil.Process(running.process.pid)
            before = sum(process.cpu_times()[:2])
            calling = crowd.call(
                line="12345", calls=wanted.calls, per_second=wanted.per_second, seconds=wanted.talk_seconds,
                tone=write_tone(folder, 440),
            )  # fmt: skip
            calling.wait(wanted.seconds + wanted.talk_seconds + 120)
            used = sum(process.cpu_times()[:2]) - before
            through, failed = crowd.outcome()
            print(f"bare switch: {through} calls went through, {failed} failed")
            return used / max(1, through)
        finally:
            crowd.end()
            running.stop()


def whole(installed: Home, command: tuple[str, ...], wanted: Wanted, *, reads_seat: bool) -> Found:
    """The same on a whole platform."""
    decided = cities.settings(wanted.agents)
    with cities.city(installed, decided) as platform, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crowd = Crowd(command, cities.current(platform).ports["sip"], folder)
        try:
            trial = Trial(platform, crowd, wanted, write_tone(folder, 440), reads_seat=reads_seat)
            return asyncio.run(trial.run())
        finally:
            crowd.end()


def main() -> None:
    """Measure both and print what the platform adds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agents", type=int, default=600)
    parser.add_argument("--per-second", type=float, default=5)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--talk-seconds", type=float, default=26)
    parser.add_argument("--idle-pages", action="store_true", help="pages hear the live stream and read nothing")
    arguments = parser.parse_args()
    home = Home(Path(os.environ.get("HOTLINE_HOME") or default_folder()))
    command = sipp.ensure(home)
    wanted = Wanted(arguments.agents, arguments.per_second, arguments.seconds, arguments.talk_seconds)
    alone = bare(home, command, wanted)
    found = whole(home, command, wanted, reads_seat=not arguments.idle_pages)
    print(found.told())
    calls = max(1, found.went_through)
    rows = [(name, seconds / calls) for name, seconds in found.used.items()]
    print(f"{'bare switch':14}{alone * 1000:8.0f} ms a call")
    for name, seconds in rows:
        print(f"{name:14}{seconds * 1000:8.0f} ms a call{seconds / alone:8.2f}")
    total = sum(seconds for _, seconds in rows)
    print(f"{'whole':14}{total * 1000:8.0f} ms a call{total / alone:8.2f}")


if __name__ == "__main__":
    main()
