"""Numbers that are treated otherwise, and the city's settings of its telephone. Nothing is published here."""

import time

from playwright.sync_api import Locator, Page, expect

from .conftest import SignIn

# A hotline that runs already knows the numbers of former runs.
NUMBER = str(13_000_000_000 + int(time.time()) % 90_000_000)


def test_what_one_proposes_another_decides_and_settings_are_seen_before_they_are_published(
    sign_in: SignIn, address: str
) -> None:
    agent, head = sign_in("话务员"), sign_in("热线负责人", refused="422")

    propose(agent, address)
    decide(head, address)
    agent.goto(f"{address}/rules/caller-rules?number={NUMBER}")
    expect(row(agent)).to_contain_text("生效中")
    row(head).get_by_role("button", name="结束").click()
    press_in_dialog(head, "结束", said="已改正")
    expect(row(head)).to_contain_text("已改正")

    head.get_by_role("link", name="话务设置").click()
    head.get_by_role("region", name="紧急公告").get_by_role("button", name="修改").click()
    press_in_dialog(head, "看会改什么", said="今日暴雨，请减少外出。")
    expect(head.get_by_role("dialog")).to_contain_text("今日暴雨，请减少外出。")
    expect(head.get_by_role("button", name="发布话务设置")).to_be_visible()
    head.get_by_role("button", name="取消").click()
    choose_file(head, "lines: []\nqueus: []\n")
    expect(head.get_by_role("alert")).to_contain_text("“queus”（第 2 行）")


def propose(agent: Page, address: str) -> None:
    """Ask that calls from the number are refused; who asks cannot decide."""
    agent.goto(f"{address}/rules/caller-rules?number={NUMBER}")
    agent.get_by_role("button", name="申请列入名单").click()
    dialog = agent.get_by_role("dialog")
    dialog.get_by_role("textbox", name="电话号码").fill(NUMBER)
    press_in_dialog(agent, "申请列入名单", said="无声来电二十余次", field="理由")
    expect(row(agent)).to_contain_text("待审批")
    expect(agent.get_by_role("button", name="批准")).to_have_count(0)


def decide(head: Page, address: str) -> None:
    """Put it in force."""
    head.goto(f"{address}/rules/caller-rules?number={NUMBER}")
    row(head).get_by_role("button", name="批准", exact=True).click()
    press_in_dialog(head, "批准", said="已核实")
    expect(row(head)).to_contain_text("批准：已核实")


def row(page: Page) -> Locator:
    """What the list says of the number."""
    return page.get_by_role("row").filter(has_text=NUMBER)


def press_in_dialog(page: Page, button: str, *, said: str, field: str = "") -> None:
    """Say something in the dialog and send it."""
    dialog = page.get_by_role("dialog")
    (dialog.get_by_role("textbox", name=field) if field else dialog.get_by_role("textbox").first).fill(said)
    dialog.get_by_role("button", name=button, exact=True).click()


def choose_file(page: Page, text: str) -> None:
    """Choose a file of settings."""
    file = {"name": "telephone.yaml", "mimeType": "application/yaml", "buffer": text.encode()}
    page.get_by_label("设置文件", exact=True).set_input_files(file)  # type: ignore[arg-type]
