"""Nothing is found in a report in which everything ties, and any one figure that is changed in it is found."""

import copy
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.clean_reports import Plain, clean_reports, findings_of

from hotline.modules.papers.public import Severity, read_report
from hotline.modules.papers.rules.figures import agree, read_figure

# Drawing, dumping and reading a whole report takes tens of milliseconds on a busy machine.
unhurried = settings(deadline=None, max_examples=60)


def places(report: Plain) -> list[tuple[str | int, ...]]:
    """Every printed figure of a drawn report that another one stands for or against."""
    rows = report["tables"][0]["rows"]
    scores = report["sheets"][0]["scores"]
    return [
        *(("tables", 0, "rows", row, "values", column) for row in range(len(rows)) for column in range(3)),
        *(("tables", 0, "total", "values", column) for column in range(3)),
        *(("statements", index, "value") for index in range(len(report["statements"]))),
        *(("sheets", 0, "scores", line, kind) for line in range(len(scores)) for kind in ("weight", "mark")),
        *(("sheets", 0, "scores", line, "target") for line, score in enumerate(scores) if "target" in score),
    ]


def changed(text: str, by: int) -> str:
    """A printed figure with another value, printed to as many places."""
    head = "≥" if text.startswith("≥") else ""
    tail = "%" if text.endswith("%") else "通" if text.endswith("通") else ""
    return f"{head}{Decimal(text.removeprefix(head).removesuffix(tail)) + by}{tail}"


@unhurried
@given(report=clean_reports())
def test_nothing_is_found_where_everything_ties(report: Plain) -> None:
    assert findings_of(report) == ()


@unhurried
@given(
    report=clean_reports(), choice=st.integers(0, 10_000), by=st.integers(1, 30).map(lambda one: one - 31 * (one % 2))
)
def test_any_one_changed_figure_is_found(report: Plain, choice: int, by: int) -> None:
    wrong = copy.deepcopy(report)
    *path, last = places(report)[choice % len(places(report))]
    holder: Any = wrong
    for step in path:
        holder = holder[step]
    holder[last] = changed(holder[last], by)
    assert any(finding.severity is Severity.ERROR for finding in findings_of(wrong)), (path, last, holder[last])


@unhurried
@given(report=clean_reports())
def test_grade_that_the_total_does_not_earn_is_found(report: Plain) -> None:
    wrong = copy.deepcopy(report)
    score = wrong["sheets"][0]["scores"][-1]
    score["grade"] = "差" if score["grade"] != "差" else "优"
    assert [finding.code.value for finding in findings_of(wrong)] == ["grade_differs"]


@given(st.text(max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    figure = read_figure(text)
    assert figure is None or agree(figure, figure)


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_figure_is_read_as_it_was_printed(number: int, places: int) -> None:
    printed = Decimal(number).scaleb(-places)
    figure = read_figure(f"{printed:,f}万元")
    assert figure is not None
    assert figure.value == printed * 10_000


def test_smallest_report_is_read() -> None:
    assert read_report("code: small\nname: 报告\nyear: 2023\n").report.statements == ()
