"""A city that is none of the five, set up from the browser alone: first start, people, a scheme, its total."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import DESKTOP, running_with_home

PASSWORD = "fog-lantern-58213"


@pytest.fixture
def empty_hotline() -> Iterator[tuple[str, str]]:
    """Where a hotline without anybody answers, and its one-time code."""
    with running_with_home("--empty") as (address, home):
        yield address, (home / "first-start.secret").read_text().strip()


class Visitor:
    """Somebody with a browser of his own on the hotline."""

    def __init__(self, browser: Browser, address: str) -> None:
        context = browser.new_context(viewport=DESKTOP, locale="zh-CN", timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.address = address

    def fill(self, within: Page | Locator, texts: dict[str, str]) -> None:
        for label, text in texts.items():
            field = within.get_by_role("textbox", name=label, exact=True)
            field.or_(within.get_by_label(label, exact=True)).first.fill(text)

    def choose(self, within: Page | Locator, label: str, option: str) -> None:
        within.get_by_role("combobox", name=re.compile(f"^{label}")).first.focus()
        self.page.keyboard.press("Enter")
        self.page.get_by_role("option", name=option, exact=True).locator("visible=true").first.click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def sign_in(self, account: str, password: str, *, to: str) -> None:
        self.page.goto(f"{self.address}/sign-in")
        self.fill(self.page, {"账号": account, "密码": password})
        self.press("登录")
        if password != PASSWORD:
            self.fill(self.page, {"当前密码": password, "新密码": PASSWORD, "再输一次新密码": PASSWORD})
            self.press("修改密码")
        self.page.get_by_role("button", name="的菜单").wait_for()
        self.page.goto(self.address + to)


def first_start(visitor: Visitor, code: str) -> str:
    """Open the hotline; gives the security administrator's one-time password."""
    visitor.page.goto(visitor.address)
    expect(visitor.page.get_by_role("heading", name="首次启动")).to_be_visible()
    texts = {
        "一次性代码": code, "城市": "榆安市", "行政区划代码": "990100", "热线名称": "榆安市12345热线",
        "热线英文名称": "Yu'an hotline", "系统管理员姓名": "甲", "系统管理员密码": PASSWORD, "再输一次新密码": PASSWORD,
        "安全管理员姓名": "乙", "审计管理员姓名": "丙",
    }  # fmt: skip
    visitor.fill(visitor.page, texts)
    visitor.press("开通热线")
    return visitor.page.locator("code").first.inner_text()


def add_person(security: Visitor, account: str, name: str, role: str) -> str:
    """Give somebody an account; gives the one-time password."""
    security.press("增加人员")
    dialog = security.page.get_by_role("dialog")
    security.fill(dialog, {"账号": account, "姓名": name})
    security.choose(dialog, "岗位", role)
    security.page.keyboard.press("Escape")
    dialog.get_by_role("button", name="保存").click()
    told = security.page.get_by_role("status").filter(has_text=account)
    return told.locator("code").inner_text()


def add_part(visitor: Visitor, button: str, code: str, name: str, weight: str) -> Locator:
    """Add a level or a leaf below what is chosen, and name it."""
    visitor.press(button)
    form = visitor.page.locator("#scheme-form")
    visitor.fill(form, {"代码": code, "分值": weight, "名称（中文）": name, "名称（英文）": code})
    return form


def describe(visitor: Visitor, form: Locator) -> None:
    texts = ("目标文字", "规则文字")
    visitor.fill(form, {f"{one}（{language}）": one for one in texts for language in ("中文", "英文")})


def write_scheme(evaluator: Visitor) -> None:
    """Two levels: bands over an indicator; a step deduction and an expert's mark, both entered; one fault mended."""
    evaluator.press("新建方案")
    dialog = evaluator.page.get_by_role("dialog")
    evaluator.fill(dialog, {"方案代码": "yuan-2026", "中文名称": "榆安评价", "英文名称": "Yuan"})
    dialog.get_by_role("button", name="新建方案").click()
    add_part(evaluator, "增加一级指标", "output", "产出", "70")
    add_part(evaluator, "增加二级指标", "quantity", "数量", "70")
    form = add_part(evaluator, "增加三级指标", "calls", "话务量", "40")
    describe(evaluator, form)
    evaluator.choose(form, "数据来源", "话务量 call_volume")
    evaluator.choose(form, "单位", "数值")
    evaluator.choose(form, "评分方式", "分档得分")
    bands = form.get_by_role("group", name="分档")
    for place, (bound, mark) in enumerate((("100", "40"), ("200", "25"), ("", "10"))):
        bands.get_by_role("button", name="增加分档").click()
        band = bands.get_by_role("listitem").filter(has=evaluator.page.get_by_label("不低于")).nth(place)
        evaluator.fill(band, {"不低于": bound, "得分": mark})
    faults = evaluator.page.get_by_role("region", name="校验结果")
    expect(faults.get_by_text("各档须从好到差排列").first).to_be_visible()
    expect(bands.get_by_text("界限有空缺或重叠")).to_be_visible()
    second = bands.get_by_role("listitem").filter(has=evaluator.page.get_by_label("不低于")).nth(1)
    evaluator.fill(second, {"不低于": "50"})
    expect(faults.get_by_text("各档须从好到差排列")).to_have_count(0)
    evaluator.page.get_by_role("button", name=re.compile("^数量")).click()
    form = add_part(evaluator, "增加三级指标", "stock", "完好率", "30")
    describe(evaluator, form)
    evaluator.choose(form, "评分方式", "逐步扣分")
    evaluator.fill(form.get_by_role("group", name="目标值"), {"不低于": "0.95"})
    evaluator.fill(form, {"每步": "0.01", "扣分": "2"})
    evaluator.choose(form, "不足一步", "按一步计")
    evaluator.page.get_by_role("button", name=re.compile("^整个方案")).click()
    add_part(evaluator, "增加一级指标", "benefit", "效益", "30")
    add_part(evaluator, "增加二级指标", "effect", "成效", "30")
    form = add_part(evaluator, "增加三级指标", "opinion", "专家评价", "30")
    describe(evaluator, form)
    evaluator.choose(form, "评分方式", "专家评分")
    expect(faults.get_by_text("没有需要改正的地方")).to_be_visible()
    evaluator.press("提交审批")
    dialog = evaluator.page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill("年度方案")
    dialog.get_by_role("button", name="提交审批").click()
    expect(evaluator.page.get_by_text("待审批").first).to_be_visible()


def enter(evaluator: Visitor, leaf: str, value: str) -> None:
    evaluator.page.get_by_role("row", name=re.compile(leaf)).first.click()
    evaluator.press("填报")
    dialog = evaluator.page.get_by_role("dialog")
    evaluator.fill(dialog, {"数值": value, "依据": "现场核查记录"})
    dialog.get_by_role("button", name="提交填报").click()
    expect(dialog).to_have_count(0)
    evaluator.page.get_by_role("row", name=re.compile(leaf)).first.click()


def test_a_city_is_set_up_from_the_browser_alone_with_a_scheme_of_its_own(
    browser: Browser, empty_hotline: tuple[str, str]
) -> None:
    address, code = empty_hotline
    system, security, evaluator, head = (Visitor(browser, address) for _ in range(4))
    for_security = first_start(system, code)
    system.sign_in("system-administrator", PASSWORD, to="/organisation/departments")
    system.press("增加机构")
    dialog = system.page.get_by_role("dialog")
    system.fill(dialog, {"编码": "fire", "名称": "市消防救援局"})
    dialog.get_by_role("button", name="增加机构").click()
    expect(system.page.get_by_role("button", name="市消防救援局")).to_be_visible()

    security.sign_in("security-administrator", for_security, to="/organisation/people")
    for_evaluator = add_person(security, "pingjia", "评价人", "评价员")
    for_head = add_person(security, "fuze", "负责人", "热线负责人")

    evaluator.sign_in("pingjia", for_evaluator, to="/schemes")
    write_scheme(evaluator)
    head.sign_in("fuze", for_head, to="/schemes/yuan-2026/draft")
    head.press("批准发布")
    head.page.wait_for_url("**/evaluation/yuan-2026")

    evaluator.page.goto(f"{address}/evaluation/yuan-2026")
    enter(evaluator, "完好率", "0.935")
    enter(evaluator, "专家评价", "27")
    # No calls: 10 of 40; two started steps below 95%: 30 - 4; the expert's 27.
    total = evaluator.page.get_by_role("region", name="合计")
    expect(total).to_contain_text("63.00")
    expect(total).to_contain_text("中")

    evaluator.page.goto(f"{address}/first-start")
    expect(evaluator.page.get_by_role("heading", name="首次启动")).to_have_count(0)
