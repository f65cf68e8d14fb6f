"""Five cities' reports, transcribed: the checker finds their slips, each for the reason given, and nothing else."""

from pathlib import Path

import pytest
import yaml

from hotline.modules.papers.public import check_report, read_file

FOLDER = Path(__file__).parent
EXPECTED = yaml.safe_load((FOLDER / "findings.yaml").read_text(encoding="utf-8"))
REPORTS = sorted(path.stem for path in FOLDER.glob("*-20*.yaml"))

# The examples of the design: the stated and the computed value (empty where two statements contradict each other).
EXAMPLES = [
    ("hanzhong-2023", "year_differs_from_months", "219351件", "215,371件"),
    ("hanzhong-2023", "bases_differ", "215371（主口径）；239345（附件3）", ""),
    ("hanzhong-2023", "marks_do_not_add_up", "9.5", "8.5"),
    ("hanzhong-2023", "mark_departs_from_rule", "6.63", "7"),
    ("zizhou-2023", "rate_differs", "99.65%", "99.59%"),
    ("zhongshan-2022", "rate_differs", "100%", "0%"),
    ("huainan-2024", "target_changed", "≥90%、≥98%", ""),
]


def findings(name: str) -> list[tuple[str, list[int | None], str, str]]:
    report, _ = read_file((FOLDER / f"{name}.yaml").read_bytes())
    return [
        (one.code.value, list(dict.fromkeys(place.line for place in one.places)), one.stated, one.computed)
        for one in check_report(report)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_report_has_exactly_these_findings(name: str) -> None:
    listed = [(one["code"], one["lines"], one["stated"], one["computed"]) for one in EXPECTED[name]]
    assert findings(name) == listed
    assert all(one["why"].endswith(".") for one in EXPECTED[name])


@pytest.mark.parametrize(("name", "code", "stated", "computed"), EXAMPLES)
def test_example_of_the_design_is_found(name: str, code: str, stated: str, computed: str) -> None:
    assert (code, stated, computed) in [(one[0], one[2], one[3]) for one in findings(name)]


def test_all_five_reports_are_here_with_a_printed_line_for_every_figure() -> None:
    assert sorted(EXPECTED) == REPORTS
    assert len(REPORTS) == 5
    for name in REPORTS:
        report, _ = read_file((FOLDER / f"{name}.yaml").read_bytes())
        assert all(one.line for one in report.statements)
        assert all(score.line for sheet in report.sheets for score in sheet.scores)
        assert all(row.line for table in report.tables for row in table.rows)
