"""What pages promise whoever works with them: where the focus is, what is said, what nobody has to look up."""

import base64
import re

from playwright.sync_api import FilePayload, expect

from .conftest import PHONE, SignIn
from .test_branches_of_a_request import dispatched, open_order, press_more, take
from .test_way_of_a_request import confirm, fill_in, press, register, without_live_events

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def test_a_dialog_begins_at_its_first_field_and_gives_the_focus_back(sign_in: SignIn, address: str) -> None:
    number = register(sign_in("话务员"), "人行道地砖松动")
    dispatcher = sign_in("派单员")
    open_order(dispatcher, address, number)

    press(dispatcher, "派单")
    expect(dispatcher.get_by_role("dialog").get_by_role("combobox", name="承办单位")).to_be_focused()
    dispatcher.get_by_role("dialog").get_by_role("button", name="取消").click()
    steps = dispatcher.get_by_role("group", name="可办理的步骤")
    expect(steps.get_by_role("button", name="派单", exact=True)).to_be_focused()

    press_more(dispatcher, "补充修改")
    expect(dispatcher.get_by_role("dialog").get_by_role("textbox", name="标题")).to_be_focused()
    dispatcher.keyboard.press("Escape")
    expect(dispatcher.get_by_role("button", name="更多办理")).to_be_focused()


def test_who_was_overtaken_sees_what_changed_and_reloads_without_losing_his_words(
    sign_in: SignIn, address: str
) -> None:
    number = register(sign_in("话务员"), "公交站牌信息有误")
    first, second = sign_in("派单员"), without_live_events(sign_in("班长"))
    for page in (first, second):
        open_order(page, address, number)
        press_more(page, "补充修改")
    first.get_by_role("dialog").get_by_role("textbox", name="详细地址").fill("文庙巷南口")
    confirm(first, "补充修改")

    dialog = second.get_by_role("dialog")
    dialog.get_by_role("textbox", name="诉求内容").fill("站牌上的末班时间与实际不符。")
    dialog.get_by_role("button", name="补充修改", exact=True).click()

    told = dialog.get_by_role("alert").first
    expect(told).to_contain_text("文庙巷口")
    expect(told).to_contain_text("文庙巷南口")
    expect(dialog.get_by_role("button", name="补充修改", exact=True)).to_have_count(0)
    dialog.get_by_role("button", name="重新载入").click()
    expect(dialog.get_by_role("textbox", name="详细地址")).to_have_value("文庙巷南口")
    expect(dialog.get_by_role("textbox", name="诉求内容")).to_have_value("站牌上的末班时间与实际不符。")
    confirm(second, "补充修改")
    expect(second.get_by_text("站牌上的末班时间与实际不符。").first).to_be_visible()


def test_what_is_typed_stays_where_it_is_typed_while_a_dialog_opens(sign_in: SignIn, address: str) -> None:
    number = register(sign_in("话务员"), "报刊亭占用人行道")
    dispatcher = sign_in("派单员")
    open_order(dispatcher, address, number)
    # As on a machine that is busy.
    slowly = ".dialog-fade-enter-active { animation-duration: 1.5s !important; }"
    dispatcher.evaluate("rule => document.styleSheets[0].insertRule(rule)", slowly)
    press_more(dispatcher, "补充修改")
    content = dispatcher.get_by_role("dialog").get_by_role("textbox", name="诉求内容")
    content.click()
    content.fill("")
    dispatcher.keyboard.type("报刊亭占道两米", delay=300)

    expect(content).to_have_value("报刊亭占道两米")
    expect(dispatcher.get_by_role("dialog").get_by_role("textbox", name="标题")).to_have_value("报刊亭占用人行道")


def test_who_types_while_another_changes_the_order_goes_on_typing(sign_in: SignIn, address: str) -> None:
    number = register(sign_in("话务员"), "街心花园灌溉漏水")
    first, second = sign_in("派单员"), sign_in("班长")
    for page in (first, second):
        open_order(page, address, number)
        press_more(page, "补充修改")
    content = second.get_by_role("dialog").get_by_role("textbox", name="诉求内容")
    content.fill("")
    second.keyboard.type("喷头昼夜")
    first.get_by_role("dialog").get_by_role("textbox", name="详细地址").fill("文庙巷南口")
    confirm(first, "补充修改")

    expect(second.get_by_role("dialog").get_by_role("alert").first).to_contain_text("文庙巷南口", timeout=20_000)
    second.keyboard.type("漏水")
    expect(content).to_have_value("喷头昼夜漏水")


def test_a_search_among_ones_own_tasks_goes_on_in_everything_visible(sign_in: SignIn, address: str) -> None:
    number = register(sign_in("话务员"), "路边井盖缺失")
    clerk = sign_in("回访员")
    clerk.goto(f"{address}/orders?view=my_tasks&q={number}")
    clerk.get_by_role("button", name="在全部可见工单中查找").click()
    expect(clerk.get_by_role("link", name=number)).to_be_visible()


def test_a_filter_that_cannot_be_used_is_named_as_the_page_names_it(sign_in: SignIn, address: str) -> None:
    reader = sign_in("派单员", refused="422")
    reader.goto(f"{address}/orders?view=all&stage=melted")
    told = reader.get_by_role("alert")
    expect(told).to_contain_text("“阶段”")
    expect(told).not_to_contain_text("stage")
    told.get_by_role("button", name="清除筛选").click()
    expect(reader.get_by_role("link", name=re.compile(r"\d{13}")).first).to_be_visible()


def test_a_reply_is_written_with_what_is_open_in_sight_and_reviewed_in_all_its_parts(
    sign_in: SignIn, address: str
) -> None:
    number, _ = dispatched(sign_in, address, "小区门口积水")
    handler = sign_in("承办单位办理人", size=PHONE)
    open_order(handler, address, number)
    press(handler, "签收")
    expect(handler.get_by_text("办理中").first).to_be_visible()
    take(handler, "答复")
    dialog = handler.get_by_role("dialog")
    expect(dialog.get_by_text("还没有登记与诉求人的首次联系")).to_be_visible()
    dialog.get_by_role("textbox", name="对诉求人的答复").fill("已疏通雨水井，积水当日排完。")
    dialog.get_by_role("textbox", name="办理情况报告").fill("联系人13812345678，出动疏通车一台。")
    check = dialog.get_by_role("status", name="答复检查")
    expect(check).to_contain_text("办理情况报告")
    dialog.get_by_role("textbox", name="办理情况报告").fill("出动疏通车一台。")
    dialog.get_by_role("group", name="办理结果").get_by_text("已解决", exact=True).click()
    confirm(handler, "答复")

    reviewer = sign_in("审核员")
    open_order(reviewer, address, number)
    press(reviewer, "审核通过")
    dialog = reviewer.get_by_role("dialog")
    for words in ("已疏通雨水井，积水当日排完。", "出动疏通车一台。", "政策依据", "没有附件"):
        expect(dialog.get_by_text(words)).to_be_visible()
    confirm(reviewer, "审核通过")


def test_a_text_to_the_requester_stands_on_the_page_with_his_number_masked(sign_in: SignIn, address: str) -> None:
    number, _ = dispatched(sign_in, address, "健身路径器材缺件")
    handler = sign_in("承办单位办理人")
    open_order(handler, address, number)
    press(handler, "签收")
    expect(handler.get_by_text("办理中").first).to_be_visible()
    take(handler, "申请延期")
    handler.get_by_role("dialog").get_by_role("textbox", name="理由").fill("配件采购需要时间。")
    confirm(handler, "申请延期")
    reviewer = sign_in("派单审核员")
    open_order(reviewer, address, number)
    press(reviewer, "同意延期")
    confirm(reviewer, "同意延期")

    texts = reviewer.get_by_role("region", name="办理经过").locator("li[data-kind=message]").first
    expect(texts).to_contain_text(number)
    expect(texts).to_contain_text("138****0000")


def test_the_callback_clerk_goes_from_his_tasks_to_the_result(sign_in: SignIn, address: str) -> None:
    clerk = sign_in("回访员")
    clerk.get_by_role("link", name="回访").first.click()
    work = clerk.get_by_role("region", name="办理", exact=True)
    expect(work.get_by_role("group", name="是否接通")).to_be_visible()


def test_policies_are_published_and_the_roster_is_kept_on_their_pages(sign_in: SignIn, address: str) -> None:
    head = sign_in("热线负责人")
    head.goto(f"{address}/supervision/policy")
    head.get_by_role("button", name="发布新版").click()
    dialog = head.get_by_role("dialog")
    dialog.get_by_role("spinbutton", name="到期前催办").fill("60")
    dialog.get_by_role("textbox", name="说明").fill("试行")
    confirm(head, "发布新版")
    expect(head.get_by_role("region", name="历次发布")).to_contain_text("到期前催办：48 小时 → 60 小时")

    head.goto(f"{address}/supervision/duty")
    head.get_by_role("button", name="排班").click()
    dialog = head.get_by_role("dialog")
    dialog.get_by_role("textbox", name="值班人").fill("测试值班")
    dialog.get_by_role("textbox", name="电话").fill("13800000001")
    for name, moment in (("开始", "2030-01-01 08:00"), ("结束", "2030-01-02 08:00")):
        dialog.get_by_role("combobox", name=name).fill(moment)
        head.keyboard.press("Enter")
    confirm(head, "排班")
    row = head.get_by_role("row", name=re.compile("测试值班"))
    expect(row).to_contain_text("2030-01-01 08:00")
    row.get_by_role("button", name="取消排班").click()
    confirm(head, "取消排班")
    expect(row).to_have_count(0)

    head.goto(f"{address}/rules/callback-policies")
    head.get_by_role("button", name="发布新版").click()
    dialog = head.get_by_role("dialog")
    # Far ahead: from today it would withhold the call-back of most work orders of the tests after this one.
    dialog.get_by_role("combobox", name="自何日起").fill("2030-01-01")
    head.keyboard.press("Enter")
    dialog.get_by_role("button", name="增加一条").click()
    dialog.get_by_role("spinbutton", name="回访比例（%）", exact=True).fill("40")
    confirm(head, "发布新版")
    expect(head.get_by_text("40%")).to_be_visible()
    expect(head.get_by_text("2030-01-01").first).to_be_visible()


def test_files_go_with_a_registration_and_a_refused_one_holds_nothing_up(sign_in: SignIn) -> None:
    agent = sign_in("话务员", refused="415")
    fill_in(agent, "附照片的路灯诉求")
    photo: FilePayload = {"name": "路灯.png", "mimeType": "image/png", "buffer": PIXEL}
    false: FilePayload = {"name": "清单.pdf", "mimeType": "application/pdf", "buffer": b"MZ no paper"}
    agent.locator("#field-files").set_input_files(files=[photo, false])
    agent.get_by_role("button", name="登记待派").click()

    dialog = agent.get_by_role("dialog", name="上传附件")
    expect(dialog.get_by_role("status")).to_have_text("已登记，附件已上传 1/2")
    expect(dialog.get_by_role("alert")).to_contain_text("清单.pdf")
    dialog.get_by_role("button", name="不再上传").click()

    files = agent.get_by_role("region", name="附件")
    expect(files.get_by_role("link", name="路灯.png")).to_be_visible()
    expect(files.get_by_role("link", name="清单.pdf")).to_have_count(0)


def test_files_kept_no_longer_are_counted_before_they_are_erased(sign_in: SignIn, address: str) -> None:
    head = sign_in("热线负责人")
    head.goto(f"{address}/rules/file-erasure")
    head.get_by_role("button", name="先试算").click()
    expect(head.get_by_role("alert")).to_contain_text("批准依据")
    head.get_by_role("textbox", name="批准依据").fill("市档案馆批复〔2026〕1号")
    head.get_by_role("button", name="先试算").click()
    expect(head.get_by_role("heading", name="没有保管期满的档案")).to_be_visible()
    expect(head.get_by_role("button", name="清除")).to_have_count(0)
