"""How soon the pages are there for who works in them: Chromium on the platform as `./hotline up` runs it.

    HOTLINE_BROWSER=/usr/bin/chromium PYTHONPATH=src python bench/pages_in_browser.py --orders 3000000

It starts `up` on a home of its own with Hanzhong's city and fills it with work orders as `work_order_lists.py` does;
`--up` names one that runs already, which is filled only where it holds fewer. Then it opens the pages as people do and
prints beside their limits, at the 95th percentile:

- the desk from a cold cache: from the address until the form takes keys, in a browser that has never been there;
- a key press: from the key until the page is painted, in the desk's form, the palette and the list;
- a change of the list's page: from the press until the other rows are painted, through views, filters and pages, as a
  dispatcher who sees everything and as the clerk of the largest district.
"""

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from running_platform import Platform, join, open_session, platform_of, started  # isort: skip
from work_order_lists import fill, readers  # isort: skip

from django.conf import settings
from playwright.sync_api import Browser, Page, Request, sync_playwright

from hotline.modules.access.models import Person
from hotline.modules.workorders.models import WorkOrder

# Playwright keeps a loop in this thread; nothing else here asks the database at the same time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
LIMITS_MS = {"desk": 1500, "key": 100, "list": 300}
_VIEWS = ("all", "my_tasks", "overdue", "awaiting_review", "focus", "enterprise", "published")
_TABS = ("my_tasks", "due_soon", "overdue", "disputed", "approvals")
# Whether the form takes keys, and when the frame that showed it was painted.
_WATCH_DESK = """
new MutationObserver((_, watching) => {
  const field = document.querySelector('#field-title')
  if (!field || field.disabled || !field.offsetHeight) return
  watching.disconnect()
  requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())))
}).observe(document, { childList: true, subtree: true })
"""
# From the key until the frame after it was painted.
_WATCH_KEYS = """
window.keyed = []
addEventListener('keydown', (event) => {
  const pressed = event.timeStamp
  requestAnimationFrame(() => setTimeout(() => window.keyed.push(performance.now() - pressed)))
}, true)
"""
_NEXT = ".pager button:last-of-type:enabled"
# From the press until the list of the new address is painted; a word where that cannot be told.
_CHANGE = """
async (press) => {
  const address = location.search
  const isThere = () => location.search !== address && !document.querySelector('[aria-busy=true]')
  const button = document.querySelector(press)
  if (!button) return 'there is no such button'
  const began = performance.now()
  button.click()
  while (performance.now() - began < 10000) {
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)))
    if (isThere()) return performance.now() - began
  }
  return 'nothing came within ten seconds'
}
"""
# Something is shown of the list: its rows, or that there are none.
_LIST_IS_THERE = "() => document.querySelector('#orders-panel[aria-busy=false]')?.childElementCount > 0"
# A page counts as quiet when it has asked for nothing for this long.
_QUIET_SECONDS = 0.5


def late(spent: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(spent, n=20, method="inclusive")[-1] if len(spent) > 1 else spent[0]


class Report:
    """What was measured, line by line, and the worst share of a limit."""

    def __init__(self) -> None:
        self.worst = 0.0
        print(f"{'who':<28} {'what':<34} {'times':>5} {'median':>7} {'p95':>7} {'most':>7} {'limit':>6} {'ratio':>6}")

    def add(self, who: str, what: str, spent: list[float], limit: int) -> None:
        """Print a line."""
        ratio = late(spent) / limit
        self.worst = max(self.worst, ratio)
        print(
            f"{who:<28} {what:<34} {len(spent):>5} {statistics.median(spent):>7.0f} {late(spent):>7.0f} "
            f"{max(spent):>7.0f} {limit:>6} {ratio:>6.2f}",
            flush=True,
        )


@contextmanager
def page_of(browser: Browser, platform: Platform, person: Person, script: str = "") -> Iterator[Page]:
    """A page of somebody signed in, in a browser that has fetched nothing yet."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai")
    address = f"http://127.0.0.1:{platform.port}"
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": open_session(person), "url": address}])
    if script:
        context.add_init_script(script)
    try:
        yield context.new_page()
    finally:
        context.close()


class Quiet:
    """Tells when a page asks for nothing any more; Playwright itself tells that only once for a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._open: set[Request] = set()
        self._last = time.monotonic()
        page.on("request", self._begin)
        page.on("requestfinished", self._end)
        page.on("requestfailed", self._end)

    def wait(self) -> None:
        """Wait until nothing is on its way and nothing has been for a while."""
        until = time.monotonic() + 60
        while self._open or time.monotonic() < self._last + _QUIET_SECONDS:
            assert time.monotonic() < until, [request.url for request in self._open]
            self._page.wait_for_timeout(50)

    def _begin(self, request: Request) -> None:
        # The line that events come by stays open.
        if not request.url.endswith("/events"):
            self._open.add(request)
            self._last = time.monotonic()

    def _end(self, request: Request) -> None:
        self._open.discard(request)
        self._last = time.monotonic()


def wait_until(page: Page, condition: str) -> None:
    """Ask again until it is so: Playwright's own waiting is forbidden by the pages' security policy."""
    until = time.monotonic() + 60
    while not page.evaluate(condition):
        assert time.monotonic() < until, condition
        page.wait_for_timeout(50)


def measure_desk(browser: Browser, platform: Platform, agent: Person, repeat: int, report: Report) -> None:
    """The desk from a cold cache."""
    usable, whole, bytes_sent = [], [], []
    for _ in range(repeat):
        with page_of(browser, platform, agent, _WATCH_DESK) as page:
            page.goto(f"http://127.0.0.1:{platform.port}/register", wait_until="commit")
            wait_until(page, "() => window.usableAt > 0")
            usable.append(float(page.evaluate("window.usableAt")))
            page.wait_for_load_state("networkidle")
            whole.append(float(page.evaluate(
                "Math.max(...performance.getEntriesByType('resource')"
                ".filter((each) => !each.name.includes('/events')).map((each) => each.responseEnd))"
            )))  # fmt: skip
            bytes_sent.append(float(page.evaluate(
                "performance.getEntriesByType('resource').reduce((sum, each) => sum + each.transferSize, 0)"
            )))  # fmt: skip
    report.add(agent.account, "desk, cold: takes keys", usable, LIMITS_MS["desk"])
    print(f"{'':<28} everything fetched after {statistics.median(whole):.0f} ms, {max(bytes_sent) / 1024:.0f} KB")


def measure_keys(browser: Browser, platform: Platform, agent: Person, report: Report) -> None:
    """Key presses at the desk."""
    with page_of(browser, platform, agent, _WATCH_KEYS) as page:
        page.goto(f"http://127.0.0.1:{platform.port}/register", wait_until="networkidle")
        for what, field in (("key in the title", "#field-title"), ("key in the content", "#field-content")):
            page.locator(field).click()
            report.add(agent.account, what, pressed(page, ["a", "b", "1", "Backspace"] * 25), LIMITS_MS["key"])
        report.add(agent.account, "palette opens, key in it", pressed(page, _PALETTE * 6), LIMITS_MS["key"])


_PALETTE = ["Control+k", "a", "b", "Backspace", "Escape"]


def pressed(page: Page, keys: list[str], pause_ms: float = 40) -> list[float]:
    """How long each of the keys took; they come as fast as somebody types."""
    page.evaluate("window.keyed.length = 0")
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(pause_ms)
    wait_until(page, f"() => window.keyed.length >= {len(keys)}")
    return [float(each) for each in page.evaluate("window.keyed")]


def measure_lists(browser: Browser, platform: Platform, who: str, person: Person, repeat: int, report: Report) -> None:
    """Changes of the list's page, each to rows that this page has not fetched yet."""
    found: dict[str, list[float]] = {}
    address = f"http://127.0.0.1:{platform.port}/orders?view="
    with page_of(browser, platform, person, _WATCH_KEYS) as page:
        quiet = Quiet(page)

        def open_view(view: str) -> None:
            page.goto(f"{address}{view}", wait_until="commit")
            wait_until(page, _LIST_IS_THERE)
            quiet.wait()

        def change(what: str, press: str) -> None:
            spent = page.evaluate(_CHANGE, press)
            quiet.wait()
            if isinstance(spent, str):
                print(f"{who:<28} {what:<34} {spent}", flush=True)
            else:
                found.setdefault(what, []).append(float(spent))

        for view in _VIEWS:
            open_view(view)
            for turn in range(repeat):
                # A view of few work orders has few pages, or one.
                if not page.query_selector(_NEXT):
                    print(f"{who:<28} {view + ': next page':<34} its last page is its page {turn + 1}", flush=True)
                    break
                change(f"{view}: next page", _NEXT)
        for _ in range(repeat):
            open_view("all")
            for tab in _TABS:
                change(f"to the view {tab}", f"#view-{tab}")
        report.add(who, "J and K in the list", pressed(page, ["j", "k"] * 20), LIMITS_MS["key"])
    for what, spent in found.items():
        report.add(who, what, spent, LIMITS_MS["list"])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--orders", type=int, default=3_000_000)
    parser.add_argument("--repeat", type=int, default=10)
    parser.add_argument("--port", type=int, default=12798)
    parser.add_argument("--up", type=int, help="the process id of an `up` that runs already")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        platform = platform_of(chosen.up or stack.enter_context(started(chosen.port, "hanzhong-2023")))
        join(platform)
        if WorkOrder.objects.filter(number__startswith="L").count() < chosen.orders:
            fill(chosen.orders)
        people, agent = readers(), Person.objects.get(account="agent")
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=os.environ.get("HOTLINE_BROWSER", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        report = Report()
        measure_desk(browser, platform, agent, chosen.repeat, report)
        measure_keys(browser, platform, agent, report)
        for who in ("dispatcher", "clerk of a large district"):
            measure_lists(browser, platform, who, people[who], chosen.repeat, report)
        browser.close()
    print(f"load of the machine {os.getloadavg()[0]:.1f}; worst p95 against its limit: {report.worst:.2f}")


if __name__ == "__main__":
    main()
