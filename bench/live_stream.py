"""How soon 600 open pages hear of what somebody does, on the platform as `./hotline up` runs it.

    PYTHONPATH=src python bench/live_stream.py --pages 600 --events 120 --rate 2

It starts `up` on a home of its own with the demonstration city, gives each page a session of its own, and opens all of
them from this one process. Then an agent registers work orders over HTTP: an event's time runs from the moment before
the request is sent until a page has read the event, so it holds the whole action. The limit is one second at the 95th
percentile. `--up` uses one that runs already.
"""

import argparse
import asyncio
import json
import os
import threading
import time
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field

from running_platform import Platform, Used, join, open_session, platform_of, started  # isort: skip

import psycopg

from hotline.modules.access.public import Person
from hotline.modules.notifications.public import CHANNEL
from hotline.modules.taxonomy.public import Category

LIMIT_SECONDS = 1.0
_FORGERY_TOKEN = "a" * 32
_CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"


@dataclass(slots=True)
class Heard:
    """When each registration was sent, told by the database, answered, and heard by each page; seconds of one clock."""

    sent: dict[str, float] = field(default_factory=dict)
    told: dict[str, float] = field(default_factory=dict)
    answered: dict[str, float] = field(default_factory=dict)
    reached: list[tuple[str, float]] = field(default_factory=list)
    lost_pages: int = 0

    def latencies(self) -> list[float]:
        """From before the request until the page read the event, of every page and registration."""
        return sorted(at - self.sent[number] for number, at in self.reached if number in self.sent)

    def deliveries(self) -> list[float]:
        """The part of it from when a bare LISTEN of this process heard it: what the stream itself takes."""
        return sorted(max(0.0, at - self.told[number]) for number, at in self.reached if number in self.told)


def sessions(count: int) -> list[str]:
    """Keys of as many sessions, shared out among the agents of the hotline."""
    agents = list(Person.objects.filter(role_codes__contains=["agent"], is_active=True).order_by("id"))
    return [open_session(agents[number % len(agents)]) for number in range(count)]


async def read_page(port: int, key: str, ready: asyncio.Semaphore, heard: Heard) -> None:
    """Open one page's stream and note when each work order is named for the first time."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: hotline_session={key}\r\n\r\n".encode())
    assert b" 200 " in await reader.readline()
    while not (await reader.readline()).startswith(b"retry"):
        pass
    ready.release()
    known: set[str] = set()
    try:
        while line := await reader.readline():
            if line.startswith(b"data: "):
                number = json.loads(line[6:]).get("number", "")
                if number and number not in known:
                    known.add(number)
                    heard.reached.append((number, time.monotonic()))
        heard.lost_pages += 1
    finally:
        writer.close()


def register(port: int, key: str, category: str, heard: Heard) -> None:
    """Register a work order as the desk's page does."""
    body = {
        "request_type": "inquiry", "title": "咨询公交线路", "content": "咨询公交线路和末班车时间。",
        "category_code": category, "requester": {"name": "来电人", "phone_number": "15400000000"},
    }  # fmt: skip
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"hotline_session={key}; csrftoken={_FORGERY_TOKEN}",
        "X-CSRFToken": _FORGERY_TOKEN,
        "Idempotency-Key": os.urandom(16).hex(),
    }
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/api/work-orders", json.dumps(body).encode(), headers)
    before = time.monotonic()
    with urllib.request.urlopen(asked, timeout=30) as answer:
        number = json.load(answer)["number"]
    heard.sent[number], heard.answered[number] = before, time.monotonic()


def listen(platform: Platform, is_ready: threading.Event, heard: Heard) -> None:
    """What one connection that only listens hears, for as long as the process lives."""
    with psycopg.connect(platform.settings["HOTLINE_DATABASE_URL"], autocommit=True) as listening:
        listening.execute(f"LISTEN {CHANNEL}")
        is_ready.set()
        for notice in listening.notifies():
            heard.told.setdefault(str(json.loads(notice.payload)["subject"]), time.monotonic())


def act(platform: Platform, key: str, category: str, arguments: argparse.Namespace, heard: Heard) -> None:
    """Register at the wanted rate."""
    for _ in range(arguments.events):
        due = time.monotonic() + 1 / arguments.rate
        register(platform.port, key, category, heard)
        time.sleep(max(0.0, due - time.monotonic()))


def connections(platform: Platform) -> int:
    """How many connections the hotline's database has, this one left out."""
    with psycopg.connect(platform.settings["HOTLINE_DATABASE_URL"]) as session:
        row = session.execute(_CONNECTIONS).fetchone()
    return int(row[0]) - 1 if row else 0


async def measure(platform: Platform, keys: list[str], category: str, arguments: argparse.Namespace) -> None:
    """Open the pages, act, and print."""
    heard, ready = Heard(), asyncio.Semaphore(0)
    memory, database = platform.web.memory_info().rss, connections(platform)
    began = time.monotonic()
    pages = [asyncio.create_task(read_page(platform.port, key, ready, heard)) for key in keys]
    for _ in pages:
        await ready.acquire()
    opened, is_listening = time.monotonic() - began, threading.Event()
    threading.Thread(target=listen, args=(platform, is_listening, heard), daemon=True).start()
    is_listening.wait(10)
    before, began = platform.used(), time.monotonic()
    await asyncio.to_thread(act, platform, keys[0], category, arguments, heard)
    wanted = arguments.events * arguments.pages
    while len(heard.latencies()) < wanted and time.monotonic() - began < arguments.events / arguments.rate + 30:
        await asyncio.sleep(0.1)
    lasted = time.monotonic() - began
    report(heard, wanted, arguments, opened)
    for name, used in sorted(platform.used().items()):
        share = (used.seconds - before.get(name, Used()).seconds) / lasted
        print(f"{name}: {share:.1%} of a core, {used.memory:.0f} MiB")
    print(f"of the web's memory {(platform.web.memory_info().rss - memory) / 2**20:.0f} MiB came with the pages")
    print(f"database connections: {database} before the pages, {connections(platform)} with them")
    for page in pages:
        page.cancel()


def report(heard: Heard, wanted: int, arguments: argparse.Namespace, opened: float) -> None:
    """Print how long events took."""
    found = heard.latencies()
    action = sorted(heard.answered[number] - sent for number, sent in heard.sent.items())
    load = os.getloadavg()[0]
    print(f"{arguments.pages} pages opened in {opened:.1f} s; {arguments.events} registrations at {arguments.rate}/s")
    print(f"heard {len(found)} of {wanted}; pages lost: {heard.lost_pages}; load of the machine {load:.1f}")
    deliveries = heard.deliveries()
    for name, part in (("p50", 0.50), ("p95", 0.95), ("p99", 0.99)):
        page, stream, answer = (_at(each, part) for each in (found, deliveries, action))
        print(f"{name}: page {page * 1000:.0f} ms, {page / LIMIT_SECONDS:.2f} of the limit")
        print(
            f"     of which the stream {stream * 1000:.0f} ms; the registration was answered after {answer * 1000:.0f}"
        )


def _at(ordered: list[float], part: float) -> float:
    return ordered[min(int(len(ordered) * part), len(ordered) - 1)] if ordered else 0.0


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--events", type=int, default=120)
    parser.add_argument("--rate", type=float, default=2)
    parser.add_argument("--port", type=int, default=12799)
    parser.add_argument("--up", type=int, help="the process id of an `up` that runs already")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        platform = platform_of(arguments.up or stack.enter_context(started(arguments.port)))
        join(platform)
        category = Category.objects.filter(level=3, is_active=True).order_by("code").first()
        assert category is not None
        keys = sessions(arguments.pages)
        asyncio.run(measure(platform, keys, category.code, arguments))


if __name__ == "__main__":
    main()
