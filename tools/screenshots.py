"""Takes the pictures of the READMEs and the tutorial, in Chinese and in English, from a running demonstration.

Usage, with a browser named in HOTLINE_BROWSER, and homes of their own, for it registers requests and writes drafts:

    ./hotline up                                   # the small city, without an installed switch
    ./hotline up --hotline hanzhong-2023           # the year, at another port and home, for the scorecard
    PYTHONPATH=src:. .venv/bin/python -m tools.screenshots http://127.0.0.1:12345 --year http://127.0.0.1:12346

Without `--year` the pictures of the scorecard stay as they are; `--only desk order` takes these two and no others.
Run again, it uses what it made before.
"""

import argparse
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from hotline.modules.demonstration.rules.accounts import PASSWORD
from tools.staging import end_calls, post, stage_calls, stage_papers

IMAGES = Path(__file__).parents[1] / "docs" / "images"
LANGUAGES = ("zh-CN", "en")
DESKTOP = (1280, 800)
PHONE = (390, 844)
WALL = (1600, 900)
# A picture that is larger says less than it weighs.
MOST_BYTES = 200_000
# Charts draw themselves in, and nothing on the page says when they are done.
DRAWN_MS = 2_500
READY_MS = 60_000
BUSY = ".spinner, [aria-busy=true]"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: whose page, which address, and what to do before it is taken."""

    name: str
    account: str
    address: str
    size: tuple[int, int] = DESKTOP
    prepare: Callable[[Page], None] | None = None


def open_first_order(page: Page) -> None:
    """Go from the list to its first work order."""
    page.get_by_role("link", name=re.compile(r"^\d{13}$")).first.click()
    page.locator("main").get_by_text(re.compile(r"^\d{13}$")).first.wait_for()


def open_first_card(page: Page) -> None:
    """Go from the inbox to its first work order."""
    page.locator("main a.card").first.click()
    page.locator("main .one button").first.wait_for()


def open_answer_rate(page: Page) -> None:
    """Open the year's answer rate with its evidence."""
    row = page.locator("[role=row][data-key]").filter(has_text="97.39")
    row.first.click()
    row.first.scroll_into_view_if_needed()
    page.mouse.move(0, 0)


def open_first_part(page: Page) -> None:
    """Open the first leaf of the scheme in its form."""
    leaf = page.locator("[role=treeitem], .scheme-tree button").nth(2)
    if leaf.count():
        leaf.click()


_ARCHIVED = "/orders?view=all&stage=archived&request_type=complaint"

# Those of a call are taken while it goes on.
OF_A_CALL = (
    Picture("desk", "agent", "/register"),
    Picture("live-view", "team-leader", "/telephone/live"),
    Picture("wallboard", "team-leader", "/wallboard", WALL),
)
OF_THE_YEAR = (Picture("scorecard", "evaluator", "/evaluation", prepare=open_answer_rate),)


def of_the_city(report: str, draft: str) -> tuple[Picture, ...]:
    """The small city's, with the report and the draft of a scheme that were made for them."""
    return (
        Picture("sign-in", "", "/"),
        Picture("register", "agent", "/register"),
        Picture("order", "reviewer", _ARCHIVED, (1280, 720), open_first_order),
        Picture("inbox", "department-clerk", "/inbox", PHONE),
        Picture("order-phone", "department-clerk", "/inbox", PHONE, open_first_card),
        Picture("leaders", "city-leader", "/leaders"),
        Picture("scheme-editor", "hotline-head", f"/schemes/{draft}/draft", prepare=open_first_part),
        Picture("report", "hotline-head", f"/reports/{report}"),
    )


def sign_in(browser: Browser, address: str, account: str, size: tuple[int, int] = DESKTOP) -> Page:
    """A page of its own, on which the holder of a demonstration's account is signed in, where one is named."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    page.get_by_role("main").wait_for()
    if account:
        post(page, "/api/session", {"account": account, "password": PASSWORD})
    return page


def read_in(page: Page, language: str, address: str, picture: Picture) -> None:
    """Open the picture's page in a language, come to rest."""
    page.context.add_cookies([{"name": "language", "value": language, "url": address}])
    page.goto(f"{address}{picture.address}")
    page.get_by_role("main").wait_for()
    if picture.prepare:
        picture.prepare(page)
    page.wait_for_timeout(DRAWN_MS)
    page.locator(BUSY).first.wait_for(state="hidden", timeout=READY_MS)
    page.wait_for_timeout(DRAWN_MS)


def take(page: Page, address: str, picture: Picture) -> None:
    """Take one picture in each language."""
    for language in LANGUAGES:
        read_in(page, language, address, picture)
        path = IMAGES / language / f"{picture.name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path)
        size = path.stat().st_size
        print(f"{path.relative_to(IMAGES)}  {size // 1000} kB{'  TOO LARGE' if size > MOST_BYTES else ''}")


def take_all(browser: Browser, address: str, pictures: Iterable[Picture]) -> None:
    """Take them one after the other, each on a page of its own."""
    for picture in pictures:
        page = sign_in(browser, address, picture.account, picture.size)
        take(page, address, picture)
        page.context.close()


def take_call(browser: Browser, address: str, pictures: Iterable[Picture]) -> None:
    """Take those of a call: its agent's own page first, for there is one telephone to an account."""
    seats = {account: sign_in(browser, address, account) for account in ("agent", "dispatcher", "callback-clerk")}
    stage_calls(list(seats.values()))
    for picture in pictures:
        page = seats.get(picture.account) or sign_in(browser, address, picture.account, picture.size)
        take(page, address, picture)
    end_calls(list(seats.values()))


def launched(playwright: Playwright) -> Browser:
    """The browser that HOTLINE_BROWSER names."""
    return playwright.chromium.launch(
        executable_path=os.environ.get("HOTLINE_BROWSER", "/usr/bin/chromium"),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


def main() -> None:
    """Take them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", type=lambda text: text.rstrip("/"))
    parser.add_argument("--year", type=lambda text: text.rstrip("/"))
    parser.add_argument("--only", nargs="+", default=())
    asked = parser.parse_args()

    def wanted(pictures: Iterable[Picture]) -> list[Picture]:
        return [each for each in pictures if not asked.only or each.name in asked.only]

    with sync_playwright() as playwright:
        browser = launched(playwright)
        report, draft = stage_papers(sign_in(browser, asked.address, "hotline-head"))
        take_all(browser, asked.address, wanted(of_the_city(report, draft)))
        if of_a_call := wanted(OF_A_CALL):
            take_call(browser, asked.address, of_a_call)
        if asked.year:
            take_all(browser, asked.year, wanted(OF_THE_YEAR))


if __name__ == "__main__":
    main()
