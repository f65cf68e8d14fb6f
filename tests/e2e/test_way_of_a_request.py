"""One request from registration to archive, through the pages, as the people whose work it is."""

import re

from playwright.sync_api import Page, Route, expect

from .conftest import PHONE, SignIn

TITLE = "文庙巷路灯连续三晚不亮"


def register(page: Page, title: str) -> str:
    """Fill in the form and register; gives the work order's number."""
    fill_in(page, title)
    page.get_by_role("button", name="登记待派").click()
    page.wait_for_url(re.compile(r"/orders/\d{13}"))
    return page.url.rsplit("/", 1)[-1].partition("?")[0]


def fill_in(page: Page, title: str) -> None:
    """Fill in the form of a registration."""
    page.get_by_role("link", name="登记").first.click()
    page.get_by_role("radiogroup", name="诉求类型").get_by_text("投诉").click()
    page.get_by_role("textbox", name="诉求标题").fill(title)
    page.get_by_role("textbox", name="诉求内容").fill("来电人反映巷口三盏路灯不亮，夜间行走不便，希望尽快修复。")
    category = page.get_by_role("combobox", name="诉求分类").or_(page.get_by_placeholder("选择或输入关键字搜索")).first
    category.fill("路灯")
    page.locator(".el-cascader__suggestion-item").first.click()
    page.get_by_role("textbox", name="详细地址").fill("文庙巷口")
    page.get_by_role("textbox", name="姓名或单位").fill("测试甲")
    page.get_by_role("textbox", name="联系电话").fill("13800000000")


def open_order(page: Page, address: str, number: str) -> None:
    page.goto(f"{address}/orders/{number}")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()


def press(page: Page, step: str) -> None:
    page.get_by_role("group", name="可办理的步骤").get_by_role("button", name=step, exact=True).click()


def confirm(page: Page, step: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=step, exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def without_live_events(page: Page) -> Page:
    """A page that hears of what others do only when it asks."""

    def silence(route: Route) -> None:
        route.fulfill(status=204)

    page.route("**/events", silence)
    page.reload()
    return page


def test_a_request_goes_from_registration_to_archive(sign_in: SignIn, address: str) -> None:
    agent = sign_in("话务员")
    number = register(agent, TITLE)
    expect(agent.get_by_text("138****0000")).to_be_visible()

    dispatcher = sign_in("派单员")
    open_order(dispatcher, address, number)
    press(dispatcher, "派单")
    dispatcher.get_by_role("dialog").get_by_role("combobox", name="承办单位").click()
    dispatcher.get_by_role("option", name=handling_department(sign_in)).first.click()
    confirm(dispatcher, "派单")
    expect(dispatcher.get_by_text("待签收").first).to_be_visible()

    handler = sign_in("承办单位办理人", size=PHONE)
    open_order(handler, address, number)
    press(handler, "签收")
    expect(handler.get_by_text("办理中").first).to_be_visible()
    press(handler, "答复")
    dialog = handler.get_by_role("dialog")
    dialog.get_by_role("textbox", name="对诉求人的答复").fill("已于当晚修复三盏路灯，并安排每周巡查。")
    dialog.get_by_role("group", name="办理结果").get_by_text("已解决", exact=True).click()
    confirm(handler, "答复")

    reviewer = sign_in("审核员")
    open_order(reviewer, address, number)
    press(reviewer, "审核通过")
    confirm(reviewer, "审核通过")

    clerk = sign_in("回访员")
    open_order(clerk, address, number)
    press(clerk, "记录回访")
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_role("group", name="是否接通").get_by_text("是", exact=True).click()
    dialog.get_by_text("已解决", exact=True).click()
    dialog.get_by_text("非常满意", exact=True).click()
    confirm(clerk, "记录回访")

    press(clerk, "归档")
    confirm(clerk, "归档")
    expect(clerk.get_by_text("已归档").first).to_be_visible()
    timeline = clerk.get_by_role("region", name="办理经过")
    expect(timeline.locator("li:not([data-kind=clock]):not([data-kind=message])")).to_have_count(7)


def handling_department(sign_in: SignIn) -> str:
    """The department that the demonstration's handler works for."""
    handler = sign_in("承办单位办理人")
    session = handler.evaluate("() => fetch('/api/session').then((answer) => answer.json())")
    return str(session["department"]["name"])


def test_two_people_on_one_order_the_second_is_told_and_loses_no_text(sign_in: SignIn, address: str) -> None:
    agent = sign_in("话务员")
    number = register(agent, TITLE)
    first, second = sign_in("派单员"), without_live_events(sign_in("班长"))
    for page in (first, second):
        open_order(page, address, number)
        press(page, "直接答复")
    second.get_by_role("dialog").get_by_role("textbox").fill("第二个人写的答复。")
    first.get_by_role("dialog").get_by_role("textbox").fill("第一个人写的答复。")
    confirm(first, "直接答复")

    second.get_by_role("dialog").get_by_role("button", name="直接答复", exact=True).click()

    expect(second.get_by_role("dialog").get_by_role("alert").first).to_be_visible()
    expect(second.get_by_role("dialog").get_by_role("textbox")).to_have_value("第二个人写的答复。")
