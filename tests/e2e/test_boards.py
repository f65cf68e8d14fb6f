"""The wall of the hall and the leaders' board in a browser."""

import time
from itertools import count

from playwright.sync_api import Page, Route, expect

from .conftest import SignIn
from .test_telephone import log_in, log_out, somebody_calls, talk, toolbar

WALL = {"width": 1920, "height": 1080}
TABLET = {"width": 820, "height": 1180}
_numbers = count(15400000000 + int(time.time()) % 90_000_000)


def away(route: Route) -> None:
    """The backend does not answer."""
    route.fulfill(status=503, body="")


def wall_fits(page: Page) -> bool:
    """Nothing of the wall lies outside the screen."""
    return bool(page.evaluate("() => document.documentElement.scrollHeight <= innerHeight"))


def test_the_wall_shows_a_call_that_arrives_and_turns_grey_when_nothing_is_heard(sign_in: SignIn, address: str) -> None:
    agent, number = sign_in("话务员"), str(next(_numbers))
    log_in(agent, "1001")
    page = sign_in("班长", size=WALL, refused="503")
    page.clock.install()
    page.goto(f"{address}/wallboard")
    waiting = page.get_by_role("button", name="排队人数").locator(".big")
    expect(waiting).to_have_text("0")
    expect(page.get_by_role("navigation", name="主导航")).to_have_count(0)
    assert wall_fits(page)

    somebody_calls(agent, number)
    page.clock.run_for(2_000)
    expect(waiting).to_have_text("1")

    page.get_by_role("button", name="24小时接通率").click()
    expect(page.get_by_role("dialog")).to_contain_text("最近连续 24 小时内")
    expect(page.get_by_role("dialog").get_by_role("link", name="接通率")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="关闭").click()

    page.route("**/api/live-view/summary", away)
    page.clock.run_for(60_000)
    expect(page.get_by_role("alert")).to_contain_text("数据已过时")
    expect(page.locator(".heads")).to_have_css("filter", "grayscale(1)")

    toolbar(agent).get_by_role("button", name="示闲").click()
    talk(agent, number)
    agent.goto(address)
    log_out(agent)


def test_the_leaders_board_opens_an_item_with_its_steps_on_a_tablet(sign_in: SignIn, address: str) -> None:
    page = sign_in("热线负责人", size=TABLET)
    page.goto(f"{address}/leaders")
    items = page.get_by_role("region", name="领导交办")
    item = items.get_by_role("listitem").get_by_role("button").first
    item.click()
    steps = page.get_by_role("dialog").get_by_role("listitem")
    expect(steps).to_have_count(3)
    expect(steps.first).to_contain_text("交办")
    expect(page.get_by_role("dialog").get_by_role("link", name="打开工单")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
