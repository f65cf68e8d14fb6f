"""How fast live events reach many open pages, beside a bare LISTEN on the same database.

    HOTLINE_DATABASE_URL=postgresql://… python bench/live_events.py --pages 600 --events 200 --rate 10

It makes a database of its own beside the named one, runs the product's server against it, opens the pages, sends
notices as actions do, and prints delivery times in milliseconds (the moment before commit until the page has read the
event), the loss, and what the server used. The last column divides by the bare LISTEN: what the product adds.
"""

import argparse
import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
import psutil
import psycopg

ROOT = Path(__file__).parents[1]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
os.environ.setdefault("HOTLINE_SECRET_KEY", "bench")
sys.path.insert(0, str(ROOT / "src"))
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402

from hotline.kit.clock import now  # noqa: E402
from hotline.modules.access.public import create_person  # noqa: E402
from hotline.modules.notifications.public import CHANNEL, notify  # noqa: E402

SERVER = (
    "import django; django.setup(); import uvicorn; from hotline.config.asgi import application; "
    "uvicorn.run(application, port={port}, log_config=None, backlog=4096)"
)


@contextmanager
def database() -> Iterator[str]:
    """A database of its own; its address."""
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    before = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"{before}_bench_live_events"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    known = connection.settings_dict
    try:
        yield f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


def open_session() -> str:
    """The key of a session of somebody who hears everything of the centre."""
    person = create_person(
        account="bench", name="bench", role_codes=["agent"], password="correct-horse-12345", by="bench", at=now(),
        must_change_password=False,
    )  # fmt: skip
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


@contextmanager
def server(address: str, port: int) -> Iterator[psutil.Process]:
    """The product's server."""
    environment = os.environ | {"HOTLINE_DATABASE_URL": address, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen([sys.executable, "-c", SERVER.format(port=port)], env=environment) as process:
        try:
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(10)


async def read_page(port: int, session: str, ready: asyncio.Semaphore, seconds: list[float]) -> None:
    """Open one page and note how long each event took."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: hotline_session={session}\r\n\r\n".encode())
    assert b" 200 " in await reader.readline()
    while not (await reader.readline()).startswith(b"retry"):
        pass
    ready.release()
    try:
        while True:
            line = await reader.readline()
            if line.startswith(b"data: "):
                sent = int(json.loads(line[6:])["number"])
                seconds.append((time.monotonic_ns() - sent) / 1e9)
    finally:
        writer.close()


def bare_listen(address: str, is_ready: threading.Event, events: int, seconds: list[float]) -> None:
    """What one connection that only listens hears."""
    with psycopg.connect(address, autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        is_ready.set()
        for heard in listening.notifies(stop_after=events, timeout=120):
            seconds.append((time.monotonic_ns() - int(json.loads(heard.payload)["subject"])) / 1e9)


def send(events: int, rate: float) -> None:
    """Send notices as actions do, one transaction each."""
    for number in range(events):
        due = time.monotonic() + 1 / rate
        notify(topics=["centre"], kind=f"step_{number % 7}", subject=str(time.monotonic_ns()), at=now())
        time.sleep(max(0.0, due - time.monotonic()))
    connection.close()


def percentile(seconds: list[float], share: float) -> float:
    """In milliseconds."""
    ordered = sorted(seconds)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


async def measure(arguments: argparse.Namespace, address: str, session: str) -> None:
    """Open the pages, send, and print."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with server(address, port) as process:
        empty = process.memory_info().rss
        ready = asyncio.Semaphore(0)
        delivered: list[float] = []
        heard: list[float] = []
        pages = [asyncio.create_task(read_page(port, session, ready, delivered)) for _ in range(arguments.pages)]
        started = time.monotonic()
        for _ in pages:
            await ready.acquire()
        opened = time.monotonic() - started
        is_listening = threading.Event()
        bare = threading.Thread(target=bare_listen, args=(address, is_listening, arguments.events, heard), daemon=True)
        bare.start()
        is_listening.wait(10)
        busy_before, started = sum(process.cpu_times()[:2]), time.monotonic()
        await asyncio.to_thread(send, arguments.events, arguments.rate)
        wanted = arguments.events * arguments.pages
        while len(delivered) < wanted and time.monotonic() - started < arguments.events / arguments.rate + 30:
            await asyncio.sleep(0.05)
        took = time.monotonic() - started
        busy = (sum(process.cpu_times()[:2]) - busy_before) / took
        full = process.memory_info().rss
        for page in pages:
            page.cancel()
    print(f"{arguments.pages} pages opened in {opened:.1f} s; {arguments.events} notices at {arguments.rate:.0f}/s")
    print(f"delivered {len(delivered)} of {wanted} ({len(delivered) / took:.0f}/s)")
    print(f"{'':12}{'pages ms':>10}{'LISTEN ms':>11}{'ratio':>8}")
    for name, share in (("p50", 0.50), ("p95", 0.95), ("p99", 0.99)):
        product, plain = percentile(delivered, share), percentile(heard, share)
        print(f"{name:12}{product:10.1f}{plain:11.1f}{product / plain:8.1f}")
    a_page = (full - empty) / arguments.pages / 2**10
    print(f"server: {full / 2**20:.0f} MiB, {a_page:.0f} KiB a page, {busy:.0%} of a core")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--rate", type=float, default=10)
    arguments = parser.parse_args()
    with database() as address:
        asyncio.run(measure(arguments, address, open_session()))


if __name__ == "__main__":
    main()
