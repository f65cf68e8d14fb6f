"""The ways aside, through the pages: send-back, extension, merge, many at once, a reply with a photo from a phone."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from .conftest import PHONE, SignIn
from .test_way_of_a_request import confirm, handling_department, press, register


def open_order(page: Page, address: str, number: str) -> None:
    page.goto(f"{address}/orders/{number}")
    expect(page.get_by_role("group", name="可办理的步骤")).to_be_visible()


def press_more(page: Page, step: str) -> None:
    """A step from the menu."""
    page.get_by_role("button", name="更多办理").click()
    page.get_by_role("menuitem", name=step, exact=True).click()


def offers(page: Page, step: str) -> bool:
    """Whether the step stands beside the title."""
    return page.get_by_role("group", name="可办理的步骤").get_by_role("button", name=step, exact=True).is_visible()


def take(page: Page, step: str) -> None:
    """A step, wherever it stands."""
    if offers(page, step):
        press(page, step)
    else:
        press_more(page, step)


def choose_department(page: Page, label: str, name: str) -> None:
    page.get_by_role("dialog").get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=name, exact=True).first.click()


def dispatched(sign_in: SignIn, address: str, title: str) -> tuple[str, Page]:
    """A work order with the demonstration's department, and the dispatcher's page on it."""
    number = register(sign_in("话务员"), title)
    dispatcher = sign_in("派单员")
    open_order(dispatcher, address, number)
    press(dispatcher, "派单")
    choose_department(dispatcher, "承办单位", handling_department(sign_in))
    confirm(dispatcher, "派单")
    return number, dispatcher


def test_a_send_back_is_decided_and_the_order_goes_elsewhere(sign_in: SignIn, address: str) -> None:
    number, dispatcher = dispatched(sign_in, address, "临街商铺占用盲道经营")
    # The clerk's page hears that the order went elsewhere and asks for it again: it is no longer his to see.
    clerk = sign_in("承办单位签收员", size=PHONE, refused="404")
    open_order(clerk, address, number)
    take(clerk, "申请退单")
    dialog = clerk.get_by_role("dialog")
    dialog.get_by_role("textbox", name="理由").fill("占道经营由镇街管理，不属于我单位职责。")
    dialog.get_by_role("textbox", name="退单依据").fill("三定方案第四条")
    confirm(clerk, "申请退单")

    reviewer = sign_in("派单审核员")
    reviewer.goto(f"{address}/approvals?number={number}")
    expect(reviewer.get_by_text("占道经营由镇街管理，不属于我单位职责。").first).to_be_visible()
    press(reviewer, "同意退单")
    reviewer.keyboard.press("Control+Enter")
    expect(reviewer).not_to_have_url(re.compile(number))

    open_order(dispatcher, address, number)
    press(dispatcher, "派单")
    dispatcher.get_by_role("dialog").get_by_role("combobox", name="承办单位").click()
    dispatcher.get_by_role("option").last.click()
    confirm(dispatcher, "派单")
    expect(dispatcher.get_by_text("派 2 次，退 1 次")).to_be_visible()


def test_an_extension_is_asked_for_and_granted(sign_in: SignIn, address: str) -> None:
    number, _ = dispatched(sign_in, address, "老旧小区电梯等待更换零件")
    handler = sign_in("承办单位办理人")
    open_order(handler, address, number)
    press(handler, "签收")
    expect(handler.get_by_text("办理中").first).to_be_visible()
    take(handler, "申请延期")
    handler.get_by_role("dialog").get_by_role("textbox", name="理由").fill("零件需要定制，预计三个工作日到货。")
    confirm(handler, "申请延期")

    reviewer = sign_in("审核员")
    open_order(reviewer, address, number)
    press(reviewer, "同意延期")
    confirm(reviewer, "同意延期")
    expect(reviewer.get_by_text("延期 1 次")).to_be_visible()
    reviewer.get_by_role("button", name="办理时限是怎么算的").first.click()
    expect(reviewer.get_by_role("dialog").get_by_role("row").nth(2)).to_be_visible()


def test_a_second_request_about_the_same_matter_is_merged(sign_in: SignIn, address: str) -> None:
    agent = sign_in("话务员")
    main = register(agent, "解放路积水无法通行")
    second = register(agent, "解放路积水无法通行")
    dispatcher = sign_in("派单员")
    open_order(dispatcher, address, second)
    press_more(dispatcher, "并入主单")
    dialog = dispatcher.get_by_role("dialog")
    expect(dialog.get_by_role("link", name=main)).to_be_visible()
    dialog.get_by_placeholder("输入主单的工单号").fill(main)
    confirm(dispatcher, "并入主单")
    expect(dispatcher.get_by_text("已并案").first).to_be_visible()
    dispatcher.get_by_role("region", name="关联").get_by_role("link", name=main).click()
    expect(dispatcher.get_by_text("并入的工单")).to_be_visible()


def test_a_dry_run_says_what_a_bulk_dispatch_would_do(sign_in: SignIn, address: str) -> None:
    dispatched(sign_in, address, "第一件已经派出")
    register(sign_in("话务员"), "第二件还没有派出")
    dispatcher = sign_in("派单员")
    dispatcher.goto(f"{address}/orders?view=all")
    dispatcher.get_by_role("checkbox", name="选择本页全部").check()
    dispatcher.get_by_role("button", name="派单", exact=True).click()
    choose_department(dispatcher, "承办单位", handling_department(sign_in))
    dispatcher.get_by_role("button", name="先试算").click()
    expect(dispatcher.get_by_text(re.compile(r"[1-9]\d* 件可办理，[1-9]\d* 件不可办理"))).to_be_visible()


def test_a_reply_with_a_photo_is_sent_from_a_phone(sign_in: SignIn, address: str, tmp_path: Path) -> None:
    number, _ = dispatched(sign_in, address, "人行道地砖破损")
    photo = tmp_path / "修复后.png"
    photo.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
            "0000000c49444154789c63f8ffff3f0005fe02fe0dc0b6e20000000049454e44ae426082"
        )
    )
    handler = sign_in("承办单位办理人", size=PHONE)
    open_order(handler, address, number)
    press(handler, "签收")
    expect(handler.get_by_text("办理中").first).to_be_visible()
    press(handler, "答复")
    dialog = handler.get_by_role("dialog")
    dialog.get_by_role("textbox", name="对诉求人的答复").fill("已更换破损地砖十二块，次日完成清扫。")
    dialog.get_by_role("group", name="办理结果").get_by_text("已解决", exact=True).click()
    dialog.locator("input[type=file]").set_input_files(photo)
    expect(dialog.get_by_role("listitem").filter(has_text="修复后.png")).to_be_visible()
    confirm(handler, "答复")
    expect(handler.get_by_role("link", name="修复后.png")).to_be_visible()
