"""What holds on every page: it can be read by all, fits its window, and no script complains.

The pages are those of the router, so that a new one is walked without a word here. Each is opened by a role that may.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from hotline.modules.access.rules.roles import ROLES, Role

from .conftest import PHONE, SignIn
from .examples import DRAFT, PROJECT, REPORT, SURVEY, Place, first, make_examples

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
# The smallest screen that is supported, and the same at 200 % zoom: half as many pixels of the page's own.
SMALL = {"width": 1366, "height": 768}
ZOOMED = {"width": 683, "height": 384}
# What people open on a telephone in their hands: the department's inbox and what requesters are sent.
ON_PHONES = {"inbox", "orders", "order", "sign-in", "vote", "call-rating", "survey"}
# Where a page that shows one record finds one; `nothing` shows what a link to nothing says.
EXAMPLES: dict[str, Place] = {
    "order": ("/api/work-orders?view=all", "items.number"),
    "print-order": ("/api/work-orders?view=all", "items.number"),
    "call": ("/api/calls", "items.reference"),
    "indicator": ("/api/indicators", "code"),
    "indicator-records": ("/api/indicators", "code"),
    "report": REPORT,
    "scheme-editor": DRAFT,
    "contract-project": ("/api/contract-projects", "items.code"),
    # The small city has one project, with one contract.
    "contract": ("/api/contract-projects/hotline", "contracts.id"),
    "payment-request": ("/api/payment-requests", "items.number"),
    "appraisal-project": PROJECT,
    "survey-result": SURVEY,
    "survey": ("/api/surveys", "link"),
}
NOTHING = "4040404"

ROUTES = """() => document.querySelector('#app').__vue_app__.config.globalProperties.$router.getRoutes()
  .map(({ name, path, meta }) => ({ name, path, meta: JSON.parse(JSON.stringify(meta)) }))"""
GO = """path => document.querySelector('#app').__vue_app__.config.globalProperties.$router.push(path)"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# Large type changes how a page looks and not what it is made of.
RULES_OF_LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
CHECK = """([values, within]) => axe.run(within ?? document, {
  runOnly: { type: values[0].startsWith('wcag') ? 'tag' : 'rule', values },
  resultTypes: ['violations'], preload: false, elementRef: false,
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(node =>
  `${id}: ${node.target.join(' ')} ${node.any.concat(node.all, node.none).map(each => each.message)[0] ?? ''}`)))"""
WIDTH = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
# Nothing is asked for any more, and what was answered has been drawn.
RESTS = """async () => {
  const { provides } = document.querySelector('#app').__vue_app__._context
  const isWaiting = () => provides.VUE_QUERY_CLIENT.isFetching() || document.querySelector('.spinner, [aria-busy=true]')
  if (isWaiting()) return false
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  return Boolean(document.querySelector('main')) && !isWaiting()
}"""


@dataclass(frozen=True)
class Route:
    """A page of the router: its name, its address with what is to be filled in, and whom it opens to."""

    name: str
    path: str
    permissions: frozenset[str]
    is_open: bool

    def opens_to(self, role: Role) -> bool:
        """Whether one of the permissions that the page asks for is the role's."""
        return not self.permissions or not self.permissions.isdisjoint(role.permissions)


@dataclass
class Walk:
    """What was met on the way."""

    page: Page
    found: list[str]
    seconds: dict[str, float]
    has_looked_at_frame: bool = False

    def look_at(self, route: Route, address: str) -> None:
        """Open a page and note everything that is wrong with it."""
        began = time.monotonic()
        self.page.evaluate(GO, address)
        self.page.wait_for_function(RESTS)
        # The bar and the rail are the same on each of them: they are looked at once.
        within = "main" if self.has_looked_at_frame and not route.is_open else None
        self.has_looked_at_frame = True
        for size, rules in (("normal", RULES), ("large", RULES_OF_LOOKS)):
            self.page.evaluate("is => document.documentElement.classList.toggle('large-type', is)", size == "large")
            self.found += [f"{route.name} ({size} type): {each}" for each in self.page.evaluate(CHECK, [rules, within])]
            self._measure(route, size, [SMALL] if size == "large" else [SMALL, ZOOMED])
        self.page.evaluate("document.documentElement.classList.remove('large-type')")
        self.seconds[route.name] = time.monotonic() - began

    def _measure(self, route: Route, size: str, windows: list[dict[str, int]]) -> None:
        for window in reversed([*windows, *([PHONE] if route.name in ON_PHONES else [])]):
            self.page.set_viewport_size(window)  # type: ignore[arg-type]
            beyond = self.page.evaluate(WIDTH)
            # Fractions of a pixel are rounded up to one.
            if beyond > 1:
                self.found.append(
                    f"{route.name} ({size} type): {beyond} px beyond {window['width']}×{window['height']}"
                )


def routes_of(page: Page) -> list[Route]:
    """The pages of the router, the one for everything unknown among them."""
    told: list[dict[str, Any]] = page.evaluate(ROUTES)
    return [
        Route(
            each["name"],
            each["path"],
            frozenset(each["meta"].get("permissions", ())),
            bool(each["meta"].get("isOpen")),
        )
        for each in told
    ]


def shared_out(routes: Iterable[Route]) -> Iterator[tuple[Role, list[Route]]]:
    """The pages by role, so that few have to sign in: each time the role that opens most of what is left."""
    left = {route.name: route for route in routes}
    while left:
        role = max(ROLES.values(), key=lambda role: sum(route.opens_to(role) for route in left.values()))
        opened = [route for route in left.values() if route.opens_to(role)]
        assert opened, f"no role opens {sorted(left)}"
        yield role, opened
        for route in opened:
            del left[route.name]


def address_of(route: Route, page: Page) -> str:
    """Where the page is found, with a record of the small city where it shows one."""
    if "*" in route.path:
        return "/no-such-page"
    path = re.sub(r"/:\w+(\([^)]*\))?\?", "", route.path)
    if ":" not in path:
        return path
    example = EXAMPLES.get(route.name)
    assert example or route.is_open, f"say in EXAMPLES where a record for {route.name} ({path}) is found"
    if example is None:
        return re.sub(r":\w+", NOTHING, path)
    known = first(page, example)
    assert known, f"the small city has nothing at {example} for {route.name}"
    # A link that is sent out is told whole; its last part is what the address needs.
    return re.sub(r":\w+(\([^)]*\))?", known.rpartition("/")[2], path)


def test_every_page_can_be_read_by_all_and_fits_its_window(sign_in: SignIn, address: str) -> None:
    agent = sign_in("话务员", size=SMALL)
    policy = (agent.request.get(address).headers)["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    # The city is open: its first page is gone.
    routes = [route for route in routes_of(agent) if route.name != "first-start"]
    assert len(routes) > 50
    agent.context.close()
    head, lead = sign_in("热线负责人", size=SMALL), sign_in("评价组长", size=SMALL)
    make_examples(head, lead)
    head.context.close()
    lead.context.close()

    found: list[str] = []
    seconds: dict[str, float] = {}
    for role, opened in shared_out(routes):
        page = sign_in(role.name_zh, size=SMALL, refused="404")
        # What fades in is neither here nor there while it does.
        page.emulate_media(reduced_motion="reduce")
        page.evaluate(AXE.read_text("utf-8"))
        walk = Walk(page, found, seconds)
        for route in opened:
            walk.look_at(route, address_of(route, page))
        page.context.close()
    if os.environ.get("HOTLINE_E2E_TIMES"):
        print(sorted(((round(taken, 2), name) for name, taken in seconds.items()), reverse=True))
    assert not found, "\n".join(found)
