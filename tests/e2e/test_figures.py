"""From a figure to its records, and from a score to its evidence, in the pages."""

import re
from pathlib import Path

from playwright.sync_api import expect

from .conftest import PHONE, SignIn


def test_a_figure_opens_to_the_records_behind_it(sign_in: SignIn, year_address: str) -> None:
    analyst = sign_in("数据分析", at=year_address)
    analyst.get_by_role("link", name="指标").first.click()
    analyst.get_by_role("link", name="话务接通率").first.click()
    expect(analyst.get_by_role("heading", name="统计口径")).to_be_visible()

    analyst.get_by_role("row", name="合计").get_by_role("link").last.click()

    expect(analyst.get_by_role("heading", name=re.compile("背后的记录"))).to_be_visible()
    callers = analyst.get_by_role("cell", name=re.compile(r"^\d{3}\*{4}\d{4}$"))
    expect(callers.first).to_be_visible()
    analyst.get_by_role("table").get_by_role("link").first.click()
    expect(analyst.get_by_role("heading", name=re.compile("^通话 C"))).to_be_visible()


def test_a_score_opens_to_its_rule_and_reason_on_a_phone(sign_in: SignIn, year_address: str) -> None:
    evaluator = sign_in("评价员", at=year_address, size=PHONE)
    evaluator.get_by_role("link", name="评价").first.click()
    evaluator.get_by_text("可持续影响").first.click()

    expect(evaluator.get_by_text("差异原因").first).to_be_visible()
    assert evaluator.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_an_evaluator_opens_a_score_down_to_a_call_and_to_a_work_order_in_three_clicks(
    sign_in: SignIn, year_address: str
) -> None:
    evaluator = sign_in("评价员", at=year_address)
    for leaf, rule, record in (
        ("电话接通率", "每低一个百分点扣1分", "^通话 C"),
        ("工单按时办结率", "每低一个百分点扣1分", "^办理经过$"),
    ):
        evaluator.goto(f"{year_address}/evaluation/hanzhong-2023")
        evaluator.get_by_role("row", name=re.compile(f"^{leaf}")).click()
        explained = evaluator.locator(".more").filter(has_text=rule)
        expect(explained).to_contain_text("平台记录（2023年1月1日至2023年12月31日）")
        explained.get_by_role("link", name="分子的记录").click()
        evaluator.get_by_role("table").get_by_role("link").first.click()
        expect(evaluator.get_by_role("heading", name=re.compile(record))).to_be_visible()


def test_a_report_is_checked_on_a_phone_and_nothing_of_it_is_kept(sign_in: SignIn, address: str) -> None:
    evaluator = sign_in("评价员", at=address, size=PHONE)
    evaluator.get_by_role("link", name="评价").first.click()
    evaluator.get_by_role("link", name="核对绩效报告").click()
    report = Path(__file__).parents[1] / "reports" / "zizhou-2023.yaml"

    evaluator.get_by_label("选择报告文件").first.set_input_files(report)

    findings = evaluator.get_by_role("list", name="核对发现").get_by_role("listitem")
    expect(findings).to_have_count(5)
    expect(findings.first).to_contain_text("99.59%")
    assert evaluator.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    evaluator.reload()
    expect(evaluator.get_by_text("选择一份报告，核对其中的数字")).to_be_visible()
