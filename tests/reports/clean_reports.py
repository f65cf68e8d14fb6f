"""Reports in which everything ties, drawn at random, as plain data that one figure can be changed in."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import yaml
from hypothesis import strategies as st

from hotline.modules.papers.public import Finding, check_report, read_report

# A report as YAML knows it: nested mappings and lists, which only this test changes.
Plain = dict[str, Any]


def percentage(part: int, whole: int) -> str:
    return f"{(Decimal(part) * 100 / Decimal(whole)).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


@dataclass(frozen=True)
class Leaf:
    """An indicator: points, target and achieved value in hundredths of a percent."""

    weight: int
    target: int
    actual: int

    @property
    def mark(self) -> Decimal:
        share = min(Decimal(self.actual) / Decimal(self.target), Decimal(1))
        return (share * self.weight).quantize(Decimal("0.01"), ROUND_HALF_UP)


LEAF = st.builds(
    Leaf,
    weight=st.just(0),
    target=st.integers(9000, 9500),
    actual=st.integers(8600, 9990).filter(lambda one: one != 9000),
)
MONTH = st.tuples(st.integers(500, 20_000), st.integers(80, 100))


@st.composite
def clean_reports(draw: st.DrawFn) -> Plain:
    calls = draw(st.lists(MONTH, min_size=12, max_size=12, unique_by=lambda month: month[0]))
    months = [(all_calls, all_calls * share // 100) for all_calls, share in calls]
    groups = draw(st.lists(st.lists(LEAF, min_size=1, max_size=3), min_size=2, max_size=4))
    cuts = [len(group) for group in groups]
    weights = iter(split(100, sum(cuts)))
    groups = [[Leaf(next(weights), leaf.target, leaf.actual) for leaf in group] for group in groups]
    return {
        "code": "clean",
        "name": "报告",
        "year": 2023,
        "grades": [{"name": "优", "at_least": "90"}, {"name": "良", "at_least": "80"}, {"name": "差"}],
        **table_of(months),
        **sheet_of(groups),
    }


def split(whole: int, parts: int) -> list[int]:
    """Weights of at least five points that make the whole."""
    return [whole // parts] * (parts - 1) + [whole - whole // parts * (parts - 1)]


def table_of(months: list[tuple[int, int]]) -> Plain:
    total = sum(calls for calls, _ in months), sum(answered for _, answered in months)
    rows = [
        {"period": f"2023-{number:02}", "values": [str(calls), str(answered), percentage(answered, calls)]}
        for number, (calls, answered) in enumerate(months, 1)
    ]
    return {
        "facts": {
            "calls": {"name": "话务量", "unit": "通", "adds_up": "true"},
            "answered": {"name": "接通数", "unit": "通", "adds_up": "true"},
            "answer_rate": {"name": "接通率", "formula": {"kind": "share", "of": ["answered", "calls"]}},
        },
        "tables": [
            {
                "at": "表1",
                "columns": ["calls", "answered", "answer_rate"],
                "rows": rows,
                "total": {"values": [str(total[0]), str(total[1]), percentage(total[1], total[0])]},
            }
        ],
        "statements": [
            {"fact": "calls", "value": f"{total[0]}通", "at": "正文"},
            {"fact": "answer_rate", "value": percentage(total[1], total[0]), "at": "正文"},
        ],
    }


def sheet_of(groups: list[list[Leaf]]) -> Plain:
    scores: list[Plain] = []
    declared: list[Plain] = []
    for number, group in enumerate(groups):
        level = [f"一级{number}"]
        marks = sum((leaf.mark for leaf in group), Decimal(0))
        scores.append({"of": level, "weight": str(sum(leaf.weight for leaf in group)), "mark": str(marks)})
        for index, leaf in enumerate(group):
            name = f"指标{number}{index}"
            target, actual = f"≥{leaf.target / 100:.2f}%", f"{leaf.actual / 100:.2f}%"
            declared.append({"name": name, "fact": f"fact_{number}_{index}", "value": target})
            scores.append(
                {
                    "of": [*level, name],
                    "weight": str(leaf.weight),
                    "mark": str(leaf.mark),
                    "target": target,
                    "actual": actual,
                    "fact": f"fact_{number}_{index}",
                    "note": "见说明",
                }
            )
    total = sum((leaf.mark for group in groups for leaf in group), Decimal(0))
    grade = "优" if total >= 90 else "良" if total >= 80 else "差"
    scores.append({"of": [], "weight": "100", "mark": str(total), "grade": grade})
    return {
        "targets": [{"at": "申报表", "is_declaration": "true", "targets": declared}],
        "sheets": [{"at": "自评表", "default_rules": "true", "scores": scores}],
    }


def findings_of(report: Plain) -> tuple[Finding, ...]:
    """What the checker finds in a drawn report; the leaves' values are stated in the text, too."""
    leaves = [score for score in report["sheets"][0]["scores"] if "fact" in score]
    facts = {score["fact"]: {"name": score["of"][-1]} for score in leaves}
    whole = {**report, "facts": {**report["facts"], **facts}}
    return check_report(read_report(yaml.safe_dump(whole, allow_unicode=True)).report)
