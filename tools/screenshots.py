"""Takes the pictures of the README and the tutorial from a running hotline.

Usage, with `./hotline up --hotline hanzhong-2023` running and a browser named in HOTLINE_BROWSER:

    PYTHONPATH=src .venv/bin/python -m tools.screenshots http://127.0.0.1:12345 docs/images

Those of the telephone are taken by `tools.telephone_screenshots`.
"""

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

WIDE = (1440, 900)
PHONE = (390, 844)


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: whose page, which address, and what to do before it is taken."""

    name: str
    role: str
    address: str
    size: tuple[int, int] = WIDE
    prepare: Callable[[Page], None] | None = None


def open_first_order(page: Page) -> None:
    """Go from the list to its first work order."""
    page.get_by_role("link", name=re.compile(r"\d{13}")).first.click()
    page.get_by_role("heading", name="办理经过").wait_for()


_COMPLAINTS = "/orders?view=all&stage=archived&request_type=complaint&from=2023-10-01&to=2023-10-20"

PICTURES = (
    Picture("orders", "派单员", "/orders?view=all"),
    Picture("order", "审核员", _COMPLAINTS, prepare=open_first_order),
    Picture("order-phone", "审核员", _COMPLAINTS, PHONE, open_first_order),
    Picture("register", "话务员", "/register"),
    Picture("dashboard", "数据分析", "/dashboard"),
    Picture("indicator", "数据分析", "/indicators/answer_rate?from=2023-01-01&to=2023-12-31&by=month"),
    Picture("scorecard", "评价员", "/evaluation"),
)


def sign_in(browser: Browser, address: str, picture: Picture) -> Page:
    """A page on which the demonstration's holder of the role is signed in."""
    width, height = picture.size
    page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai")
    page.goto(address)
    page.get_by_role("button", name=f"以{picture.role}登录").click()
    page.get_by_role("button", name="的菜单").wait_for()
    return page


def take(browser: Browser, address: str, folder: Path, picture: Picture) -> None:
    """Take one picture when the page has come to rest."""
    page = sign_in(browser, address, picture)
    page.goto(f"{address}{picture.address}")
    page.get_by_role("main").wait_for()
    if picture.prepare:
        picture.prepare(page)
    page.get_by_text("正在载入").first.wait_for(state="hidden")
    # Charts draw themselves in; nothing on the page says when they are done.
    page.wait_for_timeout(2500)
    page.screenshot(path=folder / f"{picture.name}.png")
    page.context.close()


def launched(playwright: Playwright) -> Browser:
    """The browser that HOTLINE_BROWSER names."""
    return playwright.chromium.launch(
        executable_path=os.environ.get("HOTLINE_BROWSER", "/usr/bin/chromium"),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


def main(address: str, folder: str) -> None:
    """Take them all."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="zh-CN")
        page.goto(address)
        page.get_by_role("button", name="以话务员登录").wait_for()
        page.screenshot(path=Path(folder) / "sign-in.png")
        for picture in PICTURES:
            take(browser, address, Path(folder), picture)
            print(picture.name)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2])
