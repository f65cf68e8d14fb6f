"""A city with many seats, on a home of its own that shares the installed programs of the switch."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
from tests.platform.support import ROOT, Platform, environment, files, fill_in_examples, run
from tests.telephony.sounds import write_prompt

from hotline.config.home import Home
from hotline.config.switch import instance, placement, software
from hotline.config.switch.instance import Instance
from hotline.modules.telephony.rules.city_telephone import CityTelephone
from hotline.modules.telephony.rules.city_telephone_text import read_city_telephone

FIRST_TELEPHONE = 1001
BEEP_HERTZ, BEEP_SECONDS = 700, 0.2
# Welcomes and menus cost the switch little and the measurement much time: callers hear a short tone in their place.
SHORTENED = ("welcome", "recorded", "menu", "survey", "goodbye")
SETTINGS = """
queues: [{{code: inquiry, capacity: 1000}}]
lines: [{{number: "12345", code: hotline}}]
menu: {{otherwise: inquiry, choices: [{{digit: "1", queue: inquiry}}]}}
telephones: [{{first: "{first}", count: {count}, skills: [{{queue: inquiry}}]}}]
has_test_trunk: true
largest_number_of_calls: {largest}
expectations: {{after_call_seconds: {after_call}}}
"""


def settings(telephones: int, *, largest: int = 1000, after_call: int = 60) -> CityTelephone:
    """One queue that every telephone serves."""
    return read_city_telephone(
        SETTINGS.format(first=FIRST_TELEPHONE, count=telephones, largest=largest, after_call=after_call)
    )


@contextmanager
def city(installed: Home, decided: CityTelephone) -> Iterator[Platform]:
    """The platform, running; nothing of it is left behind."""
    # Not below pytest's own folder, which is closed to the accounts that database and switch run as.
    with tempfile.TemporaryDirectory(prefix="hotline-load-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        home = Home(folder / "home")
        home.prepare()
        share_programs(installed, home)
        prompts = home.folder / "prompts"
        for prompt in SHORTENED:
            write_prompt(prompts / f"{prompt}.wav", BEEP_HERTZ, BEEP_SECONDS)
        instance.keep_decided(home, decided)
        _found(home, folder)
        platform = Platform(home.folder)
        try:
            platform.up()
            yield platform
        finally:
            _end(platform)


def share_programs(installed: Home, home: Home) -> None:
    """Let the home use the programs that another one holds."""
    home.remember(software.FACTS, installed.recall(software.FACTS))
    place = placement.choose(home)
    place.folder.mkdir(parents=True, exist_ok=True)
    place.software.symlink_to(placement.choose(installed).software)


def _found(home: Home, folder: Path) -> None:
    templates = folder / "templates"
    templates.mkdir()
    written = run(home.folder, "init", "--templates", str(templates))
    assert written.returncode == 0, written.stderr
    fill_in_examples(templates)
    passwords = templates / "passwords"
    passwords.write_text("zhangsan fog-lantern-58213\n")
    made = run(
        home.folder, "init", "--name", "load", "--city", "榆安市", "--password-file", str(passwords), *files(templates)
    )
    assert made.returncode == 0, made.stderr


def _end(platform: Platform) -> None:
    left = [pid for name in ("switch", "watch") if (pid := platform.pid(name)) is not None]
    platform.end()
    for pid in left:
        if psutil.pid_exists(pid):
            psutil.Process(pid).kill()


def current(platform: Platform) -> Instance:
    """The running switch's settings, ports and folders."""
    found = instance.current(Home(platform.home))
    assert found is not None
    return found


def ask(platform: Platform, *words: str) -> Sequence[dict[str, object]]:
    """What `tests.telephony.load.people` answers."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.telephony.load.people", *words],
        env=environment(platform.home, PYTHONPATH=f"{ROOT / 'src'}:{ROOT}", HOTLINE_NAME="load"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    answer: Sequence[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return answer


def is_in_real_time(platform: Platform, name: str) -> bool:
    """Whether that part of the platform is in real time."""
    pid = platform.pid(name)
    return pid is not None and os.sched_getscheduler(pid) == os.SCHED_RR


def processor_seconds(platform: Platform) -> dict[str, float]:
    """What each part has used until now; the database with every process of its own, also those that have gone."""
    used = {}
    for name in ("switch", "web", "watch", "worker", "database"):
        pid = platform.pid(name)
        processes = [psutil.Process(pid)] if pid else []
        if name == "database" and processes:
            processes += processes[0].children(recursive=True)
        used[name] = sum(_seconds(process) for process in processes)
    return used


def _seconds(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system + times.children_user + times.children_system
