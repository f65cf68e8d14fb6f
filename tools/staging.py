"""Sets a running demonstration's scene for its pictures: callers at the telephone, a report, a draft of a scheme."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from playwright.sync_api import Page

from hotline.kit.clock import local_date, now

SEATS = ("1001", "1002", "1003")
CALLER = "13909160012"
OTHERS = ("13709160034", "02985550056", "13509160078", "18909160090")
MATTERS = (
    ("complaint", "文庙巷路灯不亮", "文庙巷北口三盏路灯不亮已有一周，夜间通行不便。"),
    ("assistance", "小区供水水压低", "六层以上早晚高峰水压不足，请协调处理。"),
)
# The simulated agent picks up after three seconds; then somebody has spoken for a moment.
SPOKEN_MS = 9_000
HUNG_UP_MS = 2_000
DRAFT = {"code": "donghu-own", "name": "东湖市热线绩效评价", "name_en": "Evaluation of the Donghu hotline"}
POST = """async ([path, body]) => {
  await fetch('/api/hotline')
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? ''
  const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  const told = await answer.text()
  return told ? JSON.parse(told) : null
}"""
GET = "async (path) => (await fetch(path)).json()"
# The first leaves of two trees that every city has.
PLACES = """async () => {
  const first = async (path) => {
    const all = await (await fetch(path)).json()
    return all.find((one) => !all.some((other) => other.parent_code === one.code)).code
  }
  return [await first('/api/categories'), await first('/api/divisions')]
}"""


def post(page: Page, path: str, body: Mapping[str, object]) -> dict[str, object]:
    """What the page itself would send; a refusal ends the run."""
    told: dict[str, object] = page.evaluate(POST, [path, dict(body)])
    return told


def stage_papers(head: Page) -> tuple[str, str]:
    """A report of the day before yesterday and a draft of the city's own scheme, made unless they are there."""
    day = local_date(now()) - timedelta(days=2)
    reports = head.evaluate(GET, "/api/reports?kind=daily")["items"]
    if not any(each["first_day"] == str(day) for each in reports):
        reports = [post(head, "/api/reports", {"kind": "daily", "first_day": str(day)})]
    report = next(each["id"] for each in reports if each["first_day"] == str(day))
    if not any(each["code"] == DRAFT["code"] for each in head.evaluate(GET, "/api/scheme-drafts")):
        post(head, "/api/scheme-drafts", {**DRAFT, "year": day.year, "copy_of": "hanzhong-2023"})
    return str(report), DRAFT["code"]


def stage_calls(agents: Sequence[Page]) -> None:
    """Agents at their telephones: the first with a caller who is known, the others with theirs; somebody waits."""
    first = agents[0]
    _register(first)
    for page, extension in zip(agents, SEATS, strict=True):
        post(page, "/api/seats/own/log-ins", {"extension": extension, "is_desk_phone": True})
    _call(first, agents[:1], CALLER, "inquiry")
    for page, number in zip(agents[1:], OTHERS, strict=False):
        _call(first, [page], number, "complaint")
    for number in OTHERS[2:]:
        post(first, "/api/simulated-calls", {"caller_number": number, "queue": "enterprise"})
    first.wait_for_timeout(SPOKEN_MS)


def _register(agent: Page) -> None:
    category, division = agent.evaluate(PLACES)
    requester = {"kind": "person", "name": "何永安", "phone_number": CALLER, "is_anonymous": False}
    for request_type, title, content in MATTERS:
        matter = {"request_type": request_type, "title": title, "content": content, "urgency": "ordinary"}
        where = {"category_code": category, "division_code": division, "address": "文庙巷 12 号"}
        rest = {"channel": "phone", "requester": requester, "is_confidential": False}
        post(agent, "/api/work-orders", {**matter, **where, **rest, "call_reference": None, "answer": None})


def _call(caller: Page, ready: Sequence[Page], number: str, queue: str) -> None:
    """Let somebody call while these agents, and no others, are ready; he is answered by the first of them."""
    for page in ready:
        post(page, "/api/seats/own/ready-marks", {})
    post(caller, "/api/simulated-calls", {"caller_number": number, "queue": queue})
    caller.wait_for_timeout(SPOKEN_MS)


def end_calls(agents: Sequence[Page]) -> None:
    """End what was staged."""
    for page in agents:
        # Whoever still waits is put through as soon as somebody is free: once more, then.
        for step in ("hang-ups", "after-call-endings", "log-outs") * 2:
            page.evaluate(f"({POST})([{f'/api/seats/own/{step}'!r}, {{}}]).catch(() => null)")
            page.wait_for_timeout(HUNG_UP_MS)
