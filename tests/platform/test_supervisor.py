"""What `up` promises about its processes."""

import os
import signal
import socket
import subprocess
import sys
import threading
from itertools import count
from pathlib import Path
from urllib.error import HTTPError

import psutil
from tests.platform.support import Page, Platform, free_port, run, wait_for

from hotline.config.database.cluster import is_alive

PROCESSES = ("web", "worker", "database")


def request_body(number: int) -> dict[str, object]:
    """A request that an agent registers."""
    return {
        "request_type": "complaint",
        "urgency": "ordinary",
        "title": f"第 {number} 件：室温不达标",
        "content": "家中室温只有十五度，请尽快处理。",
        "category_code": "010101",
        "division_code": "990102001",
        "address": "河东街道",
        "channel": "phone",
        "call_reference": None,
        "requester": {"kind": "person", "name": "王女士", "phone_number": "13800000000", "is_anonymous": False},
        "is_confidential": False,
        "answer": None,
    }


def test_second_up_says_where_the_first_one_runs(platform: Platform) -> None:
    second = run(platform.home, "up", HOTLINE_PORT=str(free_port()))

    assert second.returncode == 0
    assert platform.address in second.stderr
    assert platform.answers()


def test_up_of_another_hotline_says_which_one_runs(platform: Platform) -> None:
    missing = run(platform.home, "up", "--hotline", "nosuch", HOTLINE_PORT=str(free_port()))

    assert missing.returncode == 1
    assert "no hotline named “nosuch”" in missing.stderr
    assert "demo load" not in missing.stderr


def test_command_leaves_the_database_of_a_running_up_alone(platform: Platform) -> None:
    before = platform.pid("database")

    assert run(platform.home, "demo", "list", "--json").returncode == 0

    assert platform.pid("database") == before


def test_killed_processes_are_restarted(platform: Platform) -> None:
    former = {name: platform.kill(name) for name in PROCESSES}

    for name in PROCESSES:
        platform.wait_for_another(name, former[name])
        platform.wait_to_hear(f"{name} restarted")
    wait_for(platform.answers, what="an answer")


def test_killing_any_process_loses_no_acknowledged_write(platform: Platform) -> None:
    page = Page(platform)
    page.sign_in()
    acknowledged: dict[str, object] = {}
    is_over = threading.Event()

    def write() -> None:
        for number in count():
            key = f"write-{number}"
            while key not in acknowledged:
                try:
                    acknowledged[key] = page.post("/api/work-orders", request_body(number), key)["number"]
                except OSError as failure:
                    # No answer, or none while the database is away: the same request again.
                    if (isinstance(failure, HTTPError) and failure.code < 500) or is_over.wait(0.1):
                        return
            if is_over.is_set():
                return

    def wait_for_writes() -> None:
        enough = len(acknowledged) + 5
        wait_for(lambda: len(acknowledged) >= enough or not writer.is_alive(), what="writes")
        assert writer.is_alive()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for victim in ("web", "database", "worker", "supervisor", "database"):
            wait_for_writes()
            former = platform.kill(victim)
            if victim == "supervisor":
                platform.up()
            else:
                platform.wait_for_another(victim, former)
        wait_for_writes()
    finally:
        is_over.set()
        writer.join(60)

    numbers = list(acknowledged.values())
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert page.get(f"/api/work-orders/{number}")["number"] == number
    titles = [order["title"] for order in page.every("/api/work-orders?view=all")]
    assert len(set(titles)) == len(titles), "a repeated request was written twice"


def test_new_up_replaces_what_serves_other_settings(platform: Platform) -> None:
    before = {name: platform.pid(name) for name in PROCESSES}
    platform.kill("supervisor")
    platform.port = free_port()

    platform.up()

    assert platform.answers()
    assert platform.pid("database") == before["database"]
    assert platform.pid("web") != before["web"]


def test_new_up_adopts_what_a_killed_one_left(platform: Platform) -> None:
    before = {name: platform.pid(name) for name in PROCESSES}
    platform.kill("supervisor")
    assert platform.answers()

    platform.up()

    assert {name: platform.pid(name) for name in PROCESSES} == before
    assert "adopted" in platform.output
    assert platform.interrupt() == 0
    assert [name for name in PROCESSES if platform.pid(name)] == []


def test_a_process_whose_first_thread_has_ended_runs_until_the_last_one_has() -> None:
    lingering = (
        "import ctypes, sys, threading; threading.Thread(target=sys.stdin.read).start(); "
        "ctypes.CDLL(None).pthread_exit(None)"
    )
    with subprocess.Popen([sys.executable, "-c", lingering], stdin=subprocess.PIPE) as popen:
        process = psutil.Process(popen.pid)
        wait_for(lambda: process.status() == psutil.STATUS_ZOMBIE, what="the end of the first thread")
        assert is_alive(process)

        assert popen.stdin is not None
        popen.stdin.close()
        wait_for(lambda: not is_alive(process), seconds=10, what="the end of the last thread")


def test_busy_port_is_refused_in_one_sentence(city: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        refused = run(city, "up", HOTLINE_PORT=str(port))

    assert refused.returncode == 1
    assert f"Port {port} is taken" in refused.stderr
    assert f"HOTLINE_PORT={port + 1}" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert Platform(city).pid("database") is None


def test_opening_to_the_network_without_tls_is_refused(city: Path) -> None:
    refused = run(city, "up", HOTLINE_BIND="0.0.0.0", HOTLINE_PORT=str(free_port()))

    assert refused.returncode == 1
    assert "HOTLINE_TLS_CERTIFICATE" in refused.stderr


def test_sigterm_stops_as_ctrl_c_does_and_leaves_nothing_running(platform: Platform) -> None:
    assert all(platform.pid(name) for name in PROCESSES)
    assert platform.process is not None

    os.kill(platform.process.pid, signal.SIGTERM)

    assert platform.process.wait(60) == 0
    assert [name for name in PROCESSES if platform.pid(name)] == []
    assert not platform.answers()
