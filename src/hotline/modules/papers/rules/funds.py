"""The block of funds on an official form: budget, spending, rate, weight and mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .figures import plain_text, read_figure
from .report import Fact, Formula, Score, Statement
from .workbook import Cell, Grid

_HEADINGS = {
    "initial": re.compile(r"^(年初预算|年度支出预算|预算安排|年度预算)"),
    "year": re.compile(r"^(全年预算|调整后预算)"),
    "executed": re.compile(r"^(全年执行|预算完成|实际支出|执行数|全年支出)(?!率)"),
    "weight": re.compile(r"^(分值|权重)"),
    "rate": re.compile(r"(执行率|完成率)"),
    "mark": re.compile(r"^(自评)?得分"),
}
_NAMES = {"initial": "年初预算数", "year": "全年预算数", "executed": "全年执行数"}
_TOTAL = re.compile(r"总额")
_END = re.compile(r"^(年度总体目标|年度总体|绩效目标|年度目标|总体目标|绩效指标|一级指标)")
_RATE = "budget_execution_rate"


@dataclass(frozen=True, slots=True)
class Funds:
    """What the block states: its facts, their printed values, and the line that is scored."""

    facts: dict[str, Fact]
    statements: list[Statement]
    score: Score | None


def read_funds(grid: Grid, end: int) -> Funds | None:
    """The block of funds above the header of the indicators; nothing where there is none."""
    for index, row in enumerate(grid.rows[:end]):
        columns = _columns(row)
        if "executed" in columns and ("initial" in columns or "year" in columns):
            return _funds(grid, list(_rows(grid, index, end, columns)), columns)
    return None


def _columns(row: tuple[Cell, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        text = plain_text(cell.text)
        kind = next((kind for kind, heading in _HEADINGS.items() if heading.search(text)), None)
        if kind is not None and not cell.is_covered:
            found[kind] = index
    return found


def _rows(grid: Grid, header: int, end: int, columns: dict[str, int]) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The rows of the block with their labels, the total first."""
    left = min(columns.values())
    for row in grid.rows[header + 1 : end]:
        labels = [plain_text(cell.text) for cell in row[:left] if cell.text]
        if labels and _END.match(labels[0]):
            return
        if labels:
            yield labels[-1], row


def _unit(grid: Grid) -> str:
    texts = [plain_text(cell.text) for row in grid.rows[:20] for cell in row]
    return "万元" if any("万元" in text for text in texts) else "元" if any("单位:元" in text for text in texts) else ""


def _funds(grid: Grid, rows: list[tuple[str, tuple[Cell, ...]]], columns: dict[str, int]) -> Funds | None:
    totals = [row for label, row in rows if _TOTAL.search(label)]
    if not totals:
        return None
    unit, total = _unit(grid), totals[0]
    # A second 其中 opens parts of a part, which would be counted twice.
    parts = [(label, row) for label, row in rows if not _TOTAL.search(label)]
    nested = sum("其中" in label for label, _ in parts) > 1
    facts: dict[str, Fact] = {}
    statements: list[Statement] = []
    for kind in ("initial", "year", "executed"):
        if kind not in columns:
            continue
        codes: list[str] = []
        for number, (label, row) in enumerate(parts):
            if read_figure(row[columns[kind]].text) is not None:
                codes.append(f"budget_{kind}_{number + 1}")
                facts[codes[-1]] = Fact(name=f"{label}{_NAMES[kind]}", unit=unit)
                statements.append(_statement(grid, codes[-1], row[columns[kind]]))
        formula = Formula(kind="sum", of=tuple(codes)) if len(codes) > 1 and not nested else None
        facts[f"budget_{kind}"] = Fact(name=_NAMES[kind], unit=unit, formula=formula)
        if total[columns[kind]].text:
            statements.append(_statement(grid, f"budget_{kind}", total[columns[kind]]))
    base = "budget_year" if "year" in columns else "budget_initial"
    facts[_RATE] = Fact(name="预算执行率", formula=Formula(kind="ratio", of=("budget_executed", base)))
    return Funds(facts, statements, _score(grid, total, columns))


def _statement(grid: Grid, fact: str, cell: Cell) -> Statement:
    return Statement(fact=fact, value=cell.text, at=f"{grid.name}!{cell.name}")


def _score(grid: Grid, total: tuple[Cell, ...], columns: dict[str, int]) -> Score | None:
    texts = {kind: total[column].text for kind, column in columns.items() if total[column].text.strip()}
    if "rate" not in texts:
        return None
    return Score(
        of=("预算执行率",),
        at=f"{grid.name}!{total[columns['rate']].name}",
        weight=texts.get("weight"),
        mark=texts.get("mark"),
        actual=texts["rate"],
        fact=_RATE,
    )
