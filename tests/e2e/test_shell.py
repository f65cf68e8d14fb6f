"""What every page shares: one search, keys, help, the bell, the watermark, and a session that ends."""

import re

from playwright.sync_api import expect

from hotline.modules.demonstration.rules.accounts import PASSWORD

from .conftest import SignIn
from .test_every_page import AXE, CHECK, RULES


def test_a_clerk_finds_everything_from_the_keyboard_and_loses_nothing_when_the_session_ends(
    sign_in: SignIn, address: str
) -> None:
    page = sign_in("派单员", refused="401")
    page.evaluate(AXE.read_text("utf-8"))
    page.get_by_role("link", name=re.compile(r"\d{13}")).first.wait_for()
    number = page.get_by_role("link", name=re.compile(r"\d{13}")).first.inner_text()

    page.keyboard.press("Control+k")
    palette = page.get_by_role("combobox", name="查找与命令")
    expect(palette).to_be_focused()
    assert page.evaluate(CHECK, [RULES, None]) == []
    page.keyboard.type(number)
    expect(page.get_by_role("option", name=re.compile(number)).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/orders/{number}")
    mark = page.locator("[data-watermark]")
    expect(mark).to_contain_text(re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}"))
    expect(mark).to_contain_text(page.evaluate("fetch('/api/session').then(a => a.json()).then(s => s.person.name)"))

    page.keyboard.press("?")
    help_panel = page.get_by_role("complementary", name="本页帮助")
    expect(help_panel).to_contain_text("一件工单的全部内容")
    assert page.evaluate(CHECK, [RULES, None]) == []
    page.keyboard.press("Escape")
    expect(help_panel).to_have_count(0)
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog", name="快捷键")).to_contain_text("Ctrl+K")
    assert page.evaluate(CHECK, [RULES, None]) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^待我处理")).click()
    expect(page.get_by_role("menuitem", name=re.compile("我的待办"))).to_be_visible()
    page.keyboard.press("Escape")

    page.goto(f"{address}/register")
    page.get_by_role("textbox", name="标题").fill("会话过期前写下的标题")
    page.context.clear_cookies(name="hotline_session")
    page.keyboard.press("Control+k")
    page.keyboard.type("路灯")
    expired = page.get_by_role("dialog", name="登录已过期")
    expect(expired).to_be_visible()
    expired.get_by_label("密码").fill(PASSWORD)
    expired.get_by_role("button", name="登录").click()
    expect(expired).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="标题")).to_have_value("会话过期前写下的标题")
