"""Every kind of finding: a small report that has just this slip, and the same report without it, which is clean."""

import pytest

from hotline.modules.papers.rules.checking import check_report
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.meanings import MEANINGS
from hotline.modules.papers.rules.reading import read_report

RATE = """
facts:
  calls: {name: 话务量, unit: 通, adds_up: true}
  answered: {name: 接通数, unit: 通, adds_up: true}
  answer_rate: {name: 接通率, formula: {kind: share, of: [answered, calls]}}
"""
MONTHS = "".join(f"      - {{period: 2023-{month:02}, values: ['{1000 + month}']}}\n" for month in range(1, 13))


def rate(calls: str, answered: str, shown: str) -> str:
    row = f"{{values: ['{calls}', '{answered}', '{shown}']}}"
    return f"{RATE}tables: [{{at: 表1, columns: [calls, answered, answer_rate], rows: [{row}]}}]"


def two_months(second: str) -> str:
    rows = ", ".join(
        f"{{period: 2023-{month}, values: ['500', '{answered}']}}"
        for month, answered in (("01", "490"), ("02", second))
    )
    return f"{RATE}tables: [{{at: 表1, columns: [calls, answered], rows: [{rows}]}}]"


def on_two_bases(other: str) -> str:
    main, sample = "{fact: x, value: 98%, at: 甲}", f"{{fact: x, value: {other}, basis: 抽样, at: 乙}}"
    return f"facts: {{x: {{name: 办结率}}}}\nstatements: [{main}, {sample}]"


def stated(fact: str, *values: str) -> str:
    lines = "".join(f"  - {{fact: x, value: '{value}', at: 第{number}处}}\n" for number, value in enumerate(values, 1))
    return f"facts:\n  x: {fact}\nstatements:\n{lines}"


def formula(kind: str, result: str) -> str:
    return f"""
facts:
  a: {{name: 甲, unit: 万元}}
  b: {{name: 乙, unit: 万元}}
  x: {{name: 结果, unit: 万元, formula: {{kind: {kind}, of: [a, b]}}}}
statements:
  - {{fact: a, value: '6', at: 甲处}}
  - {{fact: b, value: '4', at: 乙处}}
  - {{fact: x, value: '{result}', at: 丙处}}
"""


def sheet(*scores: str, extra: str = "") -> str:
    lines = "".join(f"      - {{{score}}}\n" for score in scores)
    return f"grades: [{{name: 优, at_least: 90}}, {{name: 良}}]\nsheets:\n  - at: 评分表\n{extra}    scores:\n{lines}"


def half(name: str, rest: str, *, weight: str = "50") -> str:
    return f"of: [产出, {name}], weight: '{weight}', {rest}"


def pair(first: str, total: str = "of: [], weight: '100', mark: '100'", extra: str = "") -> str:
    """A sheet of two halves, of which the second is as it should be."""
    return sheet(first, half("乙", "mark: '50'"), total, extra=extra)


def relation(facts: dict[str, str], line: str) -> str:
    named = "".join(f"  {code}: {{name: {code}}}\n" for code in facts)
    given = "".join(f"  - {{fact: {code}, value: '{value}', at: 处}}\n" for code, value in facts.items())
    return f"facts:\n{named}statements:\n{given}relations:\n  - {line}\n"


def targets(declared: str, evaluated: str) -> str:
    return f"""
facts: {{s: {{name: 满意度}}, a: {{name: 接通率}}}}
targets: [{{at: 申报表, is_declaration: true, targets: [{declared}]}}]
sheets: [{{at: 自评表, scores: [{evaluated}]}}]
"""


DEFAULT = "    default_rules: true\n"
STEP = "rule: {kind: step_deduction, step: 0.01, deduction: 1, part_of_a_step: counts}"
BOTH = "{of: [产出, 满意度], fact: s, target: ≥90%}, {of: [产出, 接通率], fact: a, target: ≥90%}"
S, A = "{name: 满意度, fact: s, value: ≥90%}", "{name: 接通率, fact: a, value: ≥90%}"

CASES: list[tuple[Code, str, str]] = [
    (Code.RATE_DIFFERS, rate("1000", "950", "96.00%"), rate("1000", "950", "95.00%")),
    (Code.RATE_IS_CUT, rate("15636", "15243", "97.48%"), rate("15636", "15243", "97.49%")),
    (Code.RATE_WITHOUT_BASE, rate("0", "0", "100%"), rate("0", "0", "—")),
    (Code.PART_EXCEEDS_WHOLE, rate("1000", "1100", "110.00%"), rate("1000", "1000", "100.00%")),
    (Code.SUM_DIFFERS, formula("sum", "11"), formula("sum", "10")),
    (Code.DIFFERENCE_DIFFERS, formula("difference", "3"), formula("difference", "2")),
    (Code.PRODUCT_DIFFERS, formula("product", "25"), formula("product", "240000")),
    (
        Code.YEAR_DIFFERS_FROM_MONTHS,
        f"{RATE}tables:\n  - at: 表1\n    columns: [calls]\n    rows:\n{MONTHS}    total: {{values: ['12087']}}\n",
        f"{RATE}tables:\n  - at: 表1\n    columns: [calls]\n    rows:\n{MONTHS}    total: {{values: ['12078']}}\n",
    ),
    (Code.STATEMENTS_DIFFER, stated("{name: 坐席}", "40人", "41人"), stated("{name: 坐席}", "40人", "40 名")),
    (Code.UNITS_SLIPPED, stated("{name: 支出}", "256元", "256万元"), stated("{name: 支出}", "2560000元", "256万元")),
    (Code.ROUNDING_DIFFERS, stated("{name: 比例}", "95%", "95.86%"), stated("{name: 比例}", "96%", "95.86%")),
    (
        Code.BASES_DIFFER,
        on_two_bases("97%"),
        on_two_bases("98.0%"),
    ),
    (Code.SHARE_ABOVE_WHOLE, stated("{name: 满意率}", "101%"), stated("{name: 增长率}", "101%")),
    (Code.VALUE_IMPOSSIBLE, stated("{name: 工单}", "-3件"), stated("{name: 工单}", "3件")),
    (
        Code.ROWS_REPEATED,
        two_months("490"),
        two_months("491"),
    ),
    (
        Code.TEXT_REPEATED,
        stated("{name: 文号}", "某财办建某财办建〔2023〕87号"),
        stated("{name: 文号}", "某财办建〔2023〕87号"),
    ),
    (Code.WEIGHTS_DO_NOT_ADD_UP, pair(half("甲", "mark: '50'", weight="60")), pair(half("甲", "mark: '50'"))),
    (Code.MARKS_DO_NOT_ADD_UP, pair(half("甲", "mark: '48'")), pair(half("甲", "mark: '50'"))),
    (
        Code.WEIGHTS_DIFFER,
        pair(half("甲", "mark: '50'") + "}\n      - {of: [产出, 甲], weight: '40'"),
        pair(half("甲", "mark: '50'") + "}\n      - {of: [产出, 甲], weight: 50分"),
    ),
    (
        Code.MARKS_DIFFER,
        pair(half("甲", "mark: '50'") + "}\n      - {of: [产出, 甲], mark: '40'"),
        pair(half("甲", "mark: '50'") + "}\n      - {of: [产出, 甲], mark: 50分"),
    ),
    (
        Code.MARK_OUT_OF_RANGE,
        sheet(half("甲", "mark: '51'"), half("乙", "mark: '50'"), "of: [], weight: '100'"),
        sheet(half("甲", "mark: '50'"), half("乙", "mark: '50'"), "of: [], weight: '100'"),
    ),
    (Code.MARK_SHARE_DIFFERS, pair(half("甲", "mark: '50', share: 95%")), pair(half("甲", "mark: '50', share: 100%"))),
    (
        Code.POINTS_EXCEED_WEIGHT,
        pair(half("甲", "mark: '50', points: [['30'], ['30']]")),
        pair(half("甲", "mark: '50', points: [['30'], ['20']]")),
    ),
    (
        Code.MARK_NOT_REACHABLE,
        sheet("of: [甲], weight: '5', mark: '4', points: [['3', '0'], ['2', '0']]"),
        sheet("of: [甲], weight: '5', mark: '3', points: [['3', '0'], ['2', '0']]"),
    ),
    (
        Code.MARK_DEPARTS_FROM_RULE,
        sheet(f"of: [甲], weight: '5', mark: '4', target: ≥90%, actual: 94.83%, {STEP}"),
        sheet(f"of: [甲], weight: '5', mark: '5', target: ≥90%, actual: 94.83%, {STEP}"),
    ),
    (
        Code.MARK_DEPARTS_FROM_DEFAULT,
        sheet("of: [甲], weight: '10', mark: '5', target: ≥95%, actual: 90%, note: 因故", extra=DEFAULT),
        sheet("of: [甲], weight: '10', mark: '9.47', target: ≥95%, actual: 90%, note: 因故", extra=DEFAULT),
    ),
    (
        Code.DEVIATION_NOT_EXPLAINED,
        sheet("of: [甲], weight: '10', mark: '9.47', target: ≥95%, actual: 90%", extra=DEFAULT),
        sheet("of: [甲], weight: '10', mark: '9.47', target: ≥95%, actual: 90%, note: 因故", extra=DEFAULT),
    ),
    (
        Code.FULL_MARK_THOUGH_MISSED,
        sheet("of: [甲], weight: '10', mark: '10', target: ≥95%, actual: 94.99%"),
        sheet("of: [甲], weight: '10', mark: '10', target: ≥95%, actual: 95%"),
    ),
    (
        Code.DEDUCTED_THOUGH_MET,
        sheet("of: [甲], weight: '3', mark: '2', target: 科学, actual: 科学"),
        sheet("of: [甲], weight: '3', mark: '2', target: 科学, actual: 不够科学"),
    ),
    (
        Code.GRADE_DIFFERS,
        sheet("of: [], weight: '100', mark: '89.33', grade: 优"),
        sheet("of: [], weight: '100', mark: '89.33', grade: 良"),
    ),
    (
        Code.INDICATOR_COUNT_DIFFERS,
        pair(half("甲", "mark: '50'"), extra="    counts: [{level: 2, count: 3, at: 正文}]\n"),
        pair(half("甲", "mark: '50'"), extra="    counts: [{level: 2, count: 2, at: 正文}]\n"),
    ),
    (
        Code.SHEETS_DIFFER,
        sheet("of: [甲], weight: '4', mark: '4'") + "  - {at: 附件, scores: [{of: [甲], weight: '4', mark: '2'}]}\n",
        sheet("of: [甲], weight: '4', mark: '4'") + "  - {at: 附件, scores: [{of: [甲], weight: '4', mark: '4.00'}]}\n",
    ),
    (Code.TARGET_CHANGED, targets(f"{S.replace('90', '98')}, {A}", BOTH), targets(f"{S}, {A}", BOTH)),
    (
        Code.TARGET_FAR_BELOW,
        sheet("of: [甲], target: ≥80%, actual: 98.79%"),
        sheet("of: [甲], target: ≥95%, actual: 98.79%"),
    ),
    (
        Code.TARGET_UNIT_DIFFERS,
        sheet("of: [甲], target: 40人, actual: 100%"),
        sheet("of: [甲], target: 40人, actual: 40 名"),
    ),
    (
        Code.TARGET_NOT_MEASURABLE,
        "targets: [{at: 申报表, targets: [{name: 及时响应量, value: 及时}]}]",
        "targets: [{at: 申报表, targets: [{name: 响应情况, value: 及时}]}]",
    ),
    (Code.DECLARED_NOT_EVALUATED, targets(f"{S}, {A}, {{name: 畅通, value: 畅通}}", BOTH), targets(f"{S}, {A}", BOTH)),
    (Code.EVALUATED_NOT_DECLARED, targets(S, BOTH), targets(f"{S}, {A}", BOTH)),
    (
        Code.SHARES_DO_NOT_CLOSE,
        relation({"a": "33.3%", "b": "66.5%"}, "{kind: closed, facts: [a, b], at: 处}"),
        relation({"a": "33.3%", "b": "66.6%"}, "{kind: closed, facts: [a, b], at: 处}"),
    ),
    (
        Code.SHARE_IMPOSSIBLE_FOR_BASE,
        relation({"n": "58人", "a": "94.00%"}, "{kind: answers, base: n, facts: [a], at: 处}"),
        relation({"n": "58人", "a": "94.83%"}, "{kind: answers, base: n, facts: [a], at: 处}"),
    ),
    (
        Code.DAYS_OUT_OF_ORDER,
        relation({"a": "2023年11月1日", "b": "2023年1月"}, "{kind: in_order, facts: [a, b], at: 处}"),
        relation({"a": "2023年1月15日", "b": "2023年1月"}, "{kind: in_order, facts: [a, b], at: 处}"),
    ),
    (
        Code.CLAIM_CONTRADICTED,
        f"{RATE}tables:\n  - at: 表1\n    columns: [calls]\n    rows:\n{MONTHS}"
        "relations: [{kind: months_that, fact: calls, are: '>1010', count: 3, at: 处}]",
        f"{RATE}tables:\n  - at: 表1\n    columns: [calls]\n    rows:\n{MONTHS}"
        "relations: [{kind: months_that, fact: calls, are: '>1010', count: 2, at: 处}]",
    ),
    (
        Code.MORE_REPORTS_THAN_PERIODS,
        relation({"m": "12期"}, "{kind: periodic, fact: m, every: month, since: 2023-05, until: 2023-12, at: 处}"),
        relation({"m": "8期"}, "{kind: periodic, fact: m, every: month, since: 2023-05, until: 2023-12, at: 处}"),
    ),
    (
        Code.LISTED_DIFFERENTLY,
        "relations: [{kind: listed, announced: 2, listed: 4, at: 处}]",
        "relations: [{kind: listed, announced: 4, listed: 4, at: 处}]",
    ),
]


def codes(body: str) -> set[Code]:
    report = read_report(f"code: small\nname: 小报告\nyear: 2023\n{body}").report
    return {finding.code for finding in check_report(report)}


@pytest.mark.parametrize(("code", "wrong", "right"), CASES, ids=[code for code, _, _ in CASES])
def test_slip_is_found_as_what_it_is_and_nothing_else(code: Code, wrong: str, right: str) -> None:
    assert codes(wrong) == {code}
    assert codes(right) == set()


def test_every_kind_has_its_case_and_its_meaning() -> None:
    assert {code for code, _, _ in CASES} == set(Code) == set(MEANINGS)


def test_claim_of_being_below_others_is_held_against_the_worked_out_value() -> None:
    body = """
facts:
  amount: {name: 采购金额, unit: 万元}
  agents: {name: 话务员, unit: 人}
  cost: {name: 人均成本, unit: 万元, formula: {kind: ratio, of: [amount, agents]}}
statements: [{fact: amount, value: '256', at: 处}, {fact: agents, value: '40', at: 处}]
tables:
  - at: 表
    columns: [amount, agents, cost]
    rows: [{scope: 甲市, values: ['519.7', '76', '6.838']}, {scope: 乙省, values: ['200', '33', '6.06']}]
relations: [{kind: below, fact: cost, than_scopes: [甲市, 乙省], at: 结论}]
"""
    report = read_report(f"code: small\nname: 小报告\nyear: 2023\n{body}").report
    (finding,) = check_report(report)
    assert (finding.code, finding.stated, finding.computed) == (Code.CLAIM_CONTRADICTED, "乙省", "6.4")


def test_deduction_for_months_counts_those_below_the_target() -> None:
    months = "".join(f"{{period: 2023-{n:02}, values: ['{99 if n < 4 else 100}']}}, " for n in range(1, 13))
    rule = "target: 不少于100条, fact: updates, rule: {kind: monthly_deduction, deduction: 0.2}"
    body = f"""
facts: {{updates: {{name: 更新量, unit: 条, adds_up: true}}}}
tables: [{{at: 表, columns: [updates], rows: [{months}]}}]
sheets: [{{at: 评分表, scores: [{{of: [甲], weight: '2', mark: 'MARK', {rule}}}]}}]
"""
    assert codes(body.replace("MARK", "1.4")) == set()
    assert codes(body.replace("MARK", "1.6")) == {Code.MARK_DEPARTS_FROM_RULE}


def test_deductions_stand_beside_the_hundred_points() -> None:
    whole = sheet(
        "of: [产出], weight: '100', mark: '95'",
        "of: [逆向指标], weight: -20分, mark: '-5'",
        "of: [逆向指标, 采购], weight: '-10', mark: '-5'",
        "of: [逆向指标, 公开], weight: '-10', mark: '0'",
        "of: [逆向指标, 一票否决], weight: —, mark: '0'",
        "of: [], mark: '90', grade: 优",
    )
    assert codes(whole) == set()
    assert codes(whole.replace("mark: '90'", "mark: '95'")) == {Code.MARKS_DO_NOT_ADD_UP}


def test_many_points_are_all_weighed_and_too_many_are_not_judged() -> None:
    points = ", ".join("['1', '0.6', '0.3', '0']" for _ in range(6))
    line = f"of: [甲], weight: '6', mark: 'MARK', points: [{points}]"
    assert codes(sheet(line.replace("MARK", "0.3"))) == set()
    assert codes(sheet(line.replace("MARK", "5.9"))) == {Code.MARK_NOT_REACHABLE}
    endless = ", ".join(f"['{number}.{number}{number}1', '{number}', '0']" for number in range(1, 20))
    assert Code.MARK_NOT_REACHABLE not in codes(sheet(f"of: [甲], weight: '190', mark: '5.9', points: [{endless}]"))
