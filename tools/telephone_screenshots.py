"""Takes the pictures of the telephone from a running hotline with the simulated switch.

Usage, with a fresh `./hotline up` running without an installed switch, and a browser named in HOTLINE_BROWSER:

    PYTHONPATH=src:. .venv/bin/python -m tools.telephone_screenshots http://127.0.0.1:12345 docs/images

It registers requests of a caller who does not exist and lets him call: use a home of its own.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.screenshots import WIDE, Picture, launched, sign_in

SEATS = (("话务员", "1001"), ("派单员", "1002"), ("回访员", "1003"))
CALLER = "13909160012"
OTHERS = ("13709160034", "02985550056", "13509160078", "18909160090")
MATTERS = (
    ("complaint", "文庙巷路灯不亮", "文庙巷北口三盏路灯不亮已有一周，夜间通行不便。"),
    ("assistance", "小区供水水压低", "六层以上早晚高峰水压不足，请协调处理。"),
)
# The simulated agent picks up after three seconds; then somebody has spoken for a moment.
SPOKEN_MS = 9_000
POST = """async ([path, body]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? ''
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}"""
# The first leaves of two trees that every city has.
PLACES = """async () => {
  const first = async (path) => {
    const all = await (await fetch(path)).json()
    return all.find((one) => !all.some((other) => other.parent_code === one.code)).code
  }
  return [await first('/api/categories'), await first('/api/divisions')]
}"""


def post(page: Page, path: str, body: dict[str, object]) -> None:
    """What the page itself would send; a refusal ends the run."""
    page.evaluate(POST, [path, body])


def stage(browser: Browser, address: str) -> list[Page]:
    """Agents at their telephones, one with a caller who is known, others with theirs, and somebody waiting."""
    pages = [sign_in(browser, address, Picture("", role, "/")) for role, _ in SEATS]
    agent = pages[0]
    register(agent)
    for page, (_, extension) in zip(pages, SEATS, strict=True):
        post(page, "/api/seats/own/log-ins", {"extension": extension, "is_desk_phone": True})
    call(agent, pages[:1], CALLER, "inquiry")
    call(agent, pages[1:], OTHERS[0], "complaint")
    for number in OTHERS[2:]:
        post(agent, "/api/simulated-calls", {"caller_number": number, "queue": "enterprise"})
    return pages


def register(agent: Page) -> None:
    """What the caller asked before."""
    category, division = agent.evaluate(PLACES)
    requester = {"kind": "person", "name": "何永安", "phone_number": CALLER, "is_anonymous": False}
    for request_type, title, content in MATTERS:
        matter = {"request_type": request_type, "title": title, "content": content, "urgency": "ordinary"}
        where = {"category_code": category, "division_code": division, "address": "文庙巷 12 号"}
        rest = {"channel": "phone", "requester": requester, "is_confidential": False}
        post(agent, "/api/work-orders", {**matter, **where, **rest, "call_reference": None, "answer": None})


def call(caller: Page, agents: list[Page], number: str, queue: str) -> None:
    """Let somebody call while these agents, and no others, are ready; he is answered by the first of them."""
    for page in agents:
        post(page, "/api/seats/own/ready-marks", {})
    post(caller, "/api/simulated-calls", {"caller_number": number, "queue": queue})


def leave(pages: list[Page]) -> None:
    """End what was staged."""
    for page in pages:
        page.goto(page.url)
        bar = page.get_by_role("region", name="电话工具条")
        bar.get_by_role("button", name=re.compile("^(挂断|签出)$")).wait_for(timeout=30_000)
        if bar.get_by_role("button", name="挂断").is_visible():
            bar.get_by_role("button", name="挂断").click()
        bar.get_by_role("button", name="签出").click()


def main(address: str, folder: str) -> None:
    """The agent's page with a caller, and the live view."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        pages = stage(browser, address)
        agent = pages[0]
        agent.get_by_role("heading", name=re.compile(CALLER)).wait_for(timeout=30_000)
        agent.wait_for_timeout(SPOKEN_MS)
        agent.set_viewport_size({"width": WIDE[0], "height": 540})
        agent.screenshot(path=Path(folder) / "call-at-hand.png")
        leader = sign_in(browser, address, Picture("", "班长", "/"))
        leader.set_viewport_size({"width": WIDE[0], "height": 780})
        leader.goto(f"{address}/telephone/live")
        leader.get_by_role("row", name=re.compile(SEATS[0][1])).wait_for()
        leader.wait_for_timeout(2_500)
        leader.screenshot(path=Path(folder) / "live-view.png")
        leave(pages)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
