"""From a figure to its records, and from a score to its evidence, in the pages."""

import re

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
