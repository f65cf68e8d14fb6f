"""A department works from a phone, with and without a network; an administrator imports an organisation tree."""

from io import BytesIO

import openpyxl
from playwright.sync_api import FilePayload, Page, expect

from .conftest import PHONE, SignIn
from .test_branches_of_a_request import dispatched
from .test_pages import PIXEL

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def test_a_department_acknowledges_extends_and_replies_from_a_phone_and_a_lost_network_loses_nothing(
    sign_in: SignIn, address: str
) -> None:
    number, _ = dispatched(sign_in, address, "楼道照明损坏")
    phone = sign_in("承办单位办理人", size=PHONE, refused="ERR_INTERNET_DISCONNECTED")
    phone.goto(f"{address}/inbox/{number}")
    press(phone, "签收")
    expect(phone.get_by_role("status").filter(has_text="签收")).to_be_visible()
    small = phone.locator("main button:visible, main a:visible, main summary:visible").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect().height]).filter(([, high]) => high < 44)"
    )
    assert small == []
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    phone.goto(f"{address}/inbox/{number}?step=request_extension")
    phone.get_by_role("spinbutton").fill("2")
    phone.get_by_role("textbox").fill("需采购灯具")
    press(phone, "申请延期")
    expect(phone.get_by_role("status").filter(has_text="申请延期")).to_be_visible()

    phone.goto(f"{address}/inbox/{number}?step=reply")
    phone.get_by_role("textbox").first.fill("您好，经现场核实，楼道照明已于今日修复，感谢您的反映。")
    phone.get_by_role("radio", name="已解决").check()
    expect(phone.get_by_text("草稿已保存在本机")).to_be_visible()
    phone.context.set_offline(True)
    photo = FilePayload(name="修复后.png", mimeType="image/png", buffer=PIXEL)
    phone.get_by_label("选照片或文件").set_input_files(photo)
    expect(phone.get_by_text("已保存在本机，联网后自动发送")).to_be_visible()
    phone.wait_for_timeout(400)
    phone.context.set_offline(False)
    phone.reload()
    expect(phone.get_by_role("textbox").first).to_have_value("您好，经现场核实，楼道照明已于今日修复，感谢您的反映。")
    phone.context.set_offline(True)
    phone.locator("form button[type=submit]").click()
    expect(phone.get_by_role("heading", name="待发送 1")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_role("heading", name="待发送 1")).to_have_count(0)

    phone.goto(f"{address}/orders/{number}")
    expect(phone.get_by_text("待审核").first).to_be_visible()
    expect(phone.get_by_text("修复后.png").first).to_be_visible()


def test_an_administrator_imports_an_organisation_tree_after_looking_at_it(sign_in: SignIn, address: str) -> None:
    page = sign_in("系统管理员", refused="422")
    page.goto(f"{address}/organisation/departments")
    with page.expect_download() as taken:
        page.get_by_role("link", name="导出现有资料").click()
    book = openpyxl.load_workbook(BytesIO(taken.value.path().read_bytes()))
    units = book["机构"]
    first = [cell.value for cell in units[2]]
    units.cell(2, 7, "新的职责说明")
    units.append(["fire-brigade", "市消防救援支队", "消防支队", "市级", "", "", "消防", "否", "垂直管理单位"])
    content = BytesIO()
    book.save(content)

    page.get_by_label("选择 Excel 文件").set_input_files(
        FilePayload(name="机构.xlsx", mimeType=EXCEL, buffer=content.getvalue())
    )
    expect(page.get_by_role("button", name="新增 1")).to_be_visible()
    press(page, "变更 1")
    expect(page.get_by_text("新的职责说明")).to_be_visible()
    expect(page.get_by_role("button", name="市消防救援支队")).to_have_count(0)
    press(page, "确认导入 2 行")
    expect(page.get_by_text("导入", exact=False).filter(has_text="system")).to_be_visible()
    press(page, "市消防救援支队")
    expect(page.get_by_text("增加机构").last).to_be_visible()
    assert first[0]
