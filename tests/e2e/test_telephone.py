"""An agent's and a team leader's telephone in the pages, with the simulated switch."""

import re
import time
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import PHONE, SignIn

# The simulated agent picks up after three seconds.
PICKED_UP_MS = 15_000
# From the moment at which the switch offered the call, as the seat tells it, to the heading with the number.
NOTE_THE_POP = """(number) => {
  const watcher = new MutationObserver(async () => {
    if (!document.querySelector('h1')?.textContent.includes(number)) return
    const at = Date.now()
    watcher.disconnect()
    const { seat } = await (await fetch('/api/seats/own')).json()
    window.poppedAfter = at - Date.parse(seat.since)
  })
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
}"""
# A hotline that runs already has heard the numbers of former runs.
_numbers = count(13900000000 + int(time.time()) % 90_000_000)


@pytest.fixture
def number() -> str:
    """A caller's number of this test alone."""
    return str(next(_numbers))


@pytest.fixture
def agent(sign_in: SignIn, address: str) -> Iterator[Page]:
    """An agent's page at a telephone, ready; logged out when the test ends."""
    page = sign_in("话务员")
    log_in(page, "1001")
    make_ready(page)
    yield page
    page.goto(address)
    log_out(page)


def toolbar(page: Page) -> Locator:
    """The telephone's toolbar."""
    return page.get_by_role("region", name="电话工具条")


def log_in(page: Page, extension: str) -> None:
    """Log in at a telephone, whatever was left there."""
    bar = toolbar(page)
    expect(bar.get_by_role("button", name=re.compile("^(签入|示忙)$"))).to_be_visible()
    if bar.get_by_role("button", name="示忙").is_visible():
        log_out(page)
    bar.get_by_role("textbox", name="话机号码").fill(extension)
    bar.get_by_role("button", name="签入").click()
    expect(bar.get_by_role("button", name="签出")).to_be_visible()


def make_ready(page: Page) -> None:
    """Be offered calls from now on."""
    toolbar(page).get_by_role("button", name="示闲").click()
    expect(state(page)).to_contain_text("空闲")


def state(page: Page) -> Locator:
    """What the seat does."""
    return toolbar(page).locator(".now")


def log_out(page: Page) -> None:
    """End what goes on and leave the telephone."""
    bar = toolbar(page)
    expect(bar.get_by_role("button", name=re.compile("^(挂断|签出)$"))).to_be_visible(timeout=PICKED_UP_MS)
    if bar.get_by_role("button", name="挂断").is_visible():
        bar.get_by_role("button", name="挂断").click()
        # Nobody logs out in a call, and it ends a moment after one has hung up.
        expect(bar.get_by_role("button", name="挂断")).to_have_count(0, timeout=PICKED_UP_MS)
    bar.get_by_role("button", name="签出").click()
    expect(bar.get_by_role("button", name="签入")).to_be_visible()


def ask(page: Page, path: str, body: dict[str, str]) -> int:
    """One POST of the page's own; gives the status."""
    sent = """async ([path, body]) => {
      const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? ''
      const headers = { 'Content-Type': 'application/json', 'X-CSRFToken': token }
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status
    }"""
    return int(page.evaluate(sent, [path, body]))


def somebody_calls(page: Page, number: str, queue: str = "inquiry") -> None:
    """Somebody who does not exist calls."""
    assert ask(page, "/api/simulated-calls", {"caller_number": number, "queue": queue}) == 204


def talk(page: Page, number: str) -> None:
    """Wait until the agent speaks with that caller."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(number, timeout=PICKED_UP_MS)
    expect(state(page)).to_contain_text("通话", timeout=PICKED_UP_MS)


def write_down(page: Page, title: str) -> None:
    """Write a matter down in the form of a registration."""
    page.get_by_role("textbox", name="诉求标题").fill(title)
    page.get_by_role("textbox", name="诉求内容").fill("来电人反映，希望尽快处理。")
    category = page.get_by_role("combobox", name="诉求分类").or_(page.get_by_placeholder("选择或输入关键字搜索")).first
    category.fill("路灯")
    page.locator(".el-cascader__suggestion-item").first.click()


def register_from_the_desk(page: Page, title: str) -> None:
    """Register a matter of the call at hand; the desk stays for the next one."""
    write_down(page, title)
    page.get_by_role("textbox", name="姓名或单位").fill("测试乙")
    page.get_by_role("button", name="登记待派").click()
    expect(page.get_by_role("list", name="本次来电已登记")).to_contain_text(title)


def test_a_seat_is_taken_made_not_ready_for_a_reason_and_left(agent: Page) -> None:
    toolbar(agent).get_by_role("button", name="示忙").click()
    agent.get_by_role("menuitem", name="用餐").click()
    expect(state(agent)).to_contain_text("示忙")
    expect(state(agent)).to_contain_text("用餐")
    make_ready(agent)


def test_a_call_pops_within_a_second_with_number_path_and_the_callers_requests(agent: Page, number: str) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    register_from_the_desk(agent, "文庙巷路灯不亮")
    toolbar(agent).get_by_role("button", name="挂断").click()
    toolbar(agent).get_by_role("button", name="结束话后").click()
    expect(state(agent)).to_contain_text("空闲")
    agent.get_by_role("link", name="工单").first.click()

    agent.evaluate(NOTE_THE_POP, number)
    somebody_calls(agent, number)
    agent.wait_for_function("() => window.poppedAfter !== undefined")
    assert agent.evaluate("() => window.poppedAfter") < 1000
    expect(agent.get_by_role("heading", level=1)).to_contain_text(number)
    expect(agent.get_by_text("按 1 → ")).to_be_visible()
    expect(agent.get_by_text("测*")).to_be_visible()
    expect(agent.get_by_text("第 1 次来电").or_(agent.get_by_text("第 2 次来电"))).to_be_visible()
    request = agent.get_by_role("listitem").filter(has_text="文庙巷路灯不亮")
    expect(request).to_contain_text("待派单")
    request.get_by_role("button", name="同一事项").click()
    expect(agent.get_by_text("并入")).not_to_have_count(0)
    expect(agent.get_by_role("textbox", name="诉求标题")).to_have_value("文庙巷路灯不亮")
    expect(agent.get_by_role("textbox", name="联系电话")).to_have_value(number)


def test_two_matters_of_one_call_become_two_requests_of_that_call(agent: Page, address: str, number: str) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    call = agent.get_by_role("textbox", name="通话编号").input_value()
    register_from_the_desk(agent, "单元门禁损坏")
    expect(agent.get_by_role("textbox", name="姓名或单位")).to_have_value("测试乙")
    register_from_the_desk(agent, "楼道灯不亮")

    agent.goto(f"{address}/calls/{call}")
    for title in ("单元门禁损坏", "楼道灯不亮"):
        expect(agent.get_by_role("listitem").filter(has_text=title)).to_be_visible()


def test_a_call_that_comes_while_somebody_writes_takes_nothing_from_him(agent: Page, address: str, number: str) -> None:
    agent.goto(f"{address}/orders?view=all")
    agent.get_by_role("link", name=re.compile(r"^\d{13}$")).first.click()
    agent.get_by_role("button", name="显示", exact=True).click()
    field = agent.get_by_role("dialog").get_by_role("textbox")
    field.fill("核对诉求人")
    somebody_calls(agent, number)
    expect(toolbar(agent).get_by_role("link", name=f"来电 {number}")).to_be_visible(timeout=PICKED_UP_MS)
    expect(state(agent)).to_contain_text("通话", timeout=PICKED_UP_MS)
    expect(field).to_have_value("核对诉求人")


def test_each_call_has_a_draft_of_its_own_and_the_last_one_is_found_again(
    agent: Page, address: str, number: str
) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    agent.get_by_role("textbox", name="诉求标题").fill("没有写完的诉求")
    agent.goto(f"{address}/orders")
    agent.get_by_role("link", name="登记").first.click()
    expect(agent.get_by_role("textbox", name="诉求标题")).to_have_value("没有写完的诉求")
    expect(agent.get_by_role("textbox", name="联系电话")).to_have_value(number)


def test_one_press_brings_an_emergency_service_in_and_shows_what_to_tell_it(
    agent: Page, address: str, number: str
) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    call = agent.get_by_role("textbox", name="通话编号").input_value()
    agent.get_by_role("textbox", name="诉求标题").fill("楼道煤气味很重")
    agent.get_by_role("textbox", name="详细地址").fill("文庙巷 3 号 2 单元")
    toolbar(agent).get_by_role("button", name="转 119").click()

    told = agent.get_by_role("dialog")
    for words in ("已接入 119", "楼道煤气味很重", "文庙巷 3 号 2 单元", number):
        expect(told).to_contain_text(words)
    told.get_by_role("button", name="已口述").click()
    toolbar(agent).get_by_role("button", name="挂断").click()
    expect(state(agent)).to_contain_text("话后处理")
    agent.goto(f"{address}/calls/{call}")
    kept = agent.get_by_role("region", name="紧急转接")
    for words in ("119", "楼道煤气味很重", "文庙巷 3 号 2 单元"):
        expect(kept).to_contain_text(words)


def test_function_keys_hold_resume_and_hang_up(agent: Page, number: str) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    agent.keyboard.press("F8")
    expect(state(agent)).to_contain_text("保持")
    agent.keyboard.press("F8")
    expect(state(agent)).to_contain_text("通话")
    agent.keyboard.press("F4")
    expect(state(agent)).to_contain_text("话后处理")


def test_a_return_call_is_dialled_from_the_list_on_a_phone(sign_in: SignIn, address: str, number: str) -> None:
    agent = sign_in("话务员", size=PHONE)
    occasion = {"kind": "missed", "at": "2026-05-08T02:00:00Z", "call_reference": "C20260508-0000000000000001"}
    entry = {"id": 7, "number": number, "queue": "", "opened_at": occasion["at"], "last_at": occasion["at"]}
    rest = {"closed_at": None, "ending": None, "note": "", "occasions": [occasion], "attempts": []}
    asked: list[str] = []

    def listed(route: Route) -> None:
        route.fulfill(json=[entry | rest])

    def dialled(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, json=entry | rest)

    agent.route("**/api/return-calls?*", listed)
    agent.route("**/api/return-calls/7/attempts", dialled)
    agent.goto(f"{address}/telephone/return-calls")
    waiting = agent.get_by_role("listitem").filter(has_text=number)
    expect(waiting).to_contain_text("未接")
    assert agent.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with agent.expect_response("**/attempts"):
        waiting.get_by_role("button", name="回拨").click()
    assert len(asked) == 1


def test_the_live_view_shows_seats_queues_and_alarms_and_turns_grey_when_it_is_old(
    agent: Page, sign_in: SignIn, address: str, number: str
) -> None:
    toolbar(agent).get_by_role("button", name="示忙").click()
    agent.get_by_role("menuitem", name="用餐").click()
    expect(state(agent)).to_contain_text("用餐")
    somebody_calls(agent, number)
    leader = sign_in("班长", refused="503")
    leader.goto(f"{address}/telephone/live")
    seats = leader.get_by_role("row").filter(has_text="1001")
    expect(seats).to_contain_text("示忙")
    expect(leader.get_by_role("list", name="告警")).to_contain_text("有人排队而无空闲坐席")
    expect(leader.get_by_role("alert")).to_have_count(0)

    def away(route: Route) -> None:
        route.fulfill(status=503, json={"code": "unavailable", "title": "暂时无法访问。"})

    leader.clock.install()
    leader.reload()
    expect(seats).to_be_visible()
    leader.route("**/api/live-view", away)
    leader.clock.run_for(60_000)
    expect(leader.get_by_role("alert").first).to_contain_text("数据已过时")
    expect(leader.locator(".page.stale")).to_be_visible()

    toolbar(agent).get_by_role("button", name="示闲").click()
    talk(agent, number)


def test_a_team_leader_listens_only_for_a_reason(agent: Page, sign_in: SignIn, address: str, number: str) -> None:
    somebody_calls(agent, number)
    talk(agent, number)
    leader = sign_in("班长")
    leader.goto(f"{address}/telephone/live")
    leader.get_by_role("row").filter(has_text="1001").get_by_role("button", name="监听").click()
    dialog = leader.get_by_role("dialog")
    dialog.get_by_role("textbox", name="我的话机").fill("1009")
    dialog.get_by_role("button", name="开始").click()
    expect(dialog.get_by_role("alert")).to_contain_text("原因")
    dialog.get_by_role("textbox", name="原因").fill("新员工辅导")
    dialog.get_by_role("button", name="开始").click()
    expect(dialog).to_have_count(0)
