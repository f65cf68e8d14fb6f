"""The official forms (绩效自评表, 绩效目标申报表) as cities really fill them in, read into a structured report.

Columns are found by their headings, wherever they stand; a missing one is left out. Levels are carried down where cells
are merged or left blank. What is not understood is not guessed at: it is left out, so that it raises no false finding.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from hotline.modules.papers.errors import ReportUnreadable
from hotline.modules.scoring.rules.kinds import NotStated

from .figures import plain_text, read_figure
from .funds import Funds, read_funds
from .report import Fact, Report, Score, Sheet, Statement, Target, TargetList
from .workbook import Cell, Grid

_HEADINGS = {
    "level1": re.compile(r"^一级指标"),
    "level2": re.compile(r"^二级指标"),
    "level3": re.compile(r"^(三级指标|指标内容|具体指标|指标名称)"),
    "target": re.compile(r"^((年度|全年|预期|计划|目标)?指标值|目标值|年度目标值|预期值|绩效目标值)"),
    "actual": re.compile(r"^((实际|全年|年度)?(完成|达成)(指标)?(值|情况)|实际值|完成值)"),
    "weight": re.compile(r"^(分值|权重|标准分|满分)"),
    "share": re.compile(r"^得分率"),
    "mark": re.compile(r"^(自评|评价|实际)?得?分(数)?(?!值|率)"),
    "rule": re.compile(r"^(评分|计分|扣分|评价)(标准|规则|方法|办法)"),
    "note": re.compile(r"(原因|改进措施|备注|说明)"),
}
_TOTAL = re.compile(r"^(自评)?(分数|得分)?(总分|合计|总计|总得分)")
_SUBTOTAL = re.compile(r"^(.*?)(得分|分数)?小计")
_END = re.compile(r"^(存在问题|改进措施|备注|说明|注|填表|联系人|自评结论|自评绩效等级|审核|主管部门)")
_LEVEL_WEIGHT = re.compile(r"^(.*?)[(（](\d+(?:\.\d+)?)分?[)）]$")
_RULE_IN_NOTE = re.compile(r"扣\d|扣减|每.{0,8}扣|按.{0,20}计分|得分=")
_YEAR = re.compile(r"(20\d\d)年")
_NOT_APPLICABLE = re.compile(r"^(无|/|-|—|不涉及|不适用|.*不涉及)$")


@dataclass(slots=True)
class _Form:
    """What is collected while the sheets are read; the same name is the same fact throughout the workbook."""

    facts: dict[str, Fact] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    targets: list[TargetList] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def fact(self, name: str) -> str:
        """The code of the fact of that name."""
        code = self.names.setdefault(name, f"indicator_{len(self.names) + 1}")
        self.facts.setdefault(code, Fact(name=name))
        return code


def read_forms(grids: tuple[Grid, ...]) -> Report:
    """The report that the forms of a workbook make; refused where there is no form."""
    form = _Form()
    for grid in grids:
        _read_grid(grid, form)
    if not form.sheets and not form.targets:
        raise ReportUnreadable(
            reason_zh="没有找到含“一级指标”“二级指标”表头的绩效自评表或申报表。",
            reason_en="no form with the headings 一级指标 and 二级指标 was found.",
        )
    return Report(
        code="form",
        name=_title(grids),
        year=_year(grids),
        facts=form.facts,
        statements=tuple(form.statements),
        sheets=tuple(form.sheets),
        targets=tuple(form.targets),
    )


def _texts(grids: tuple[Grid, ...]) -> Iterator[str]:
    return (cell.text for grid in grids for row in grid.rows for cell in row if cell.text and not cell.is_covered)


def _title(grids: tuple[Grid, ...]) -> str:
    return next((" ".join(text.split()) for text in _texts(grids) if "表" in text or "报告" in text), grids[0].name)


def _year(grids: tuple[Grid, ...]) -> int:
    # A form names its year first; without one the checks need some year, and any will do.
    return next((int(match[1]) for text in _texts(grids) if (match := _YEAR.search(plain_text(text)))), 2000)


def _read_grid(grid: Grid, form: _Form) -> None:
    header = next((index for index, row in enumerate(grid.rows) if _is_header(row)), None)
    if header is None:
        return
    columns = _columns(grid.rows[header])
    title = "".join(cell.text for row in grid.rows[:header] for cell in row if not cell.is_covered)
    if "weight" not in columns and "mark" not in columns and "actual" not in columns:
        targets = tuple(_targets(grid, header, columns, form))
        if targets:
            form.targets.append(TargetList(at=grid.name, targets=targets, is_declaration="申报" in title + grid.name))
        return
    funds = read_funds(grid, header)
    scores = [*_funds(grid, funds, form), *_scores(grid, header, columns, form)]
    if scores:
        form.sheets.append(Sheet(at=grid.name, scores=tuple(scores), default_rules=True))


def _is_header(row: tuple[Cell, ...]) -> bool:
    texts = {plain_text(cell.text) for cell in row}
    return any(text.startswith("一级指标") for text in texts) and any(text.startswith("二级指标") for text in texts)


def _columns(row: tuple[Cell, ...]) -> dict[str, int]:
    """The column of each heading; where one stands twice (a medium-term and a yearly half) the last is the year's."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        text = plain_text(cell.text)
        kind = next((kind for kind, heading in _HEADINGS.items() if heading.search(text)), None)
        if kind is not None and not cell.is_covered:
            found[kind] = index
    return found


def _funds(grid: Grid, funds: Funds | None, form: _Form) -> Iterator[Score]:
    if funds is None:
        return
    form.facts |= funds.facts
    form.statements += funds.statements
    if funds.score is not None:
        yield funds.score


@dataclass(frozen=True, slots=True)
class _Line:
    """A row below the header: its place in the tree and its cells by heading."""

    path: tuple[str, ...]
    level_weights: dict[tuple[str, ...], str]
    cells: dict[str, Cell]

    def text(self, kind: str) -> str | None:
        """What stands under a heading; nothing where the cell is empty, missing or a dash."""
        cell = self.cells.get(kind)
        text = "" if cell is None else cell.text.strip()
        return None if not text or _NOT_APPLICABLE.match(plain_text(text)) else text


def _lines(grid: Grid, header: int, columns: dict[str, int]) -> Iterator[_Line | tuple[Cell, ...]]:
    """The indicators below a header, then the row of the total as it stands."""
    levels = [columns[level] for level in ("level1", "level2", "level3") if level in columns]
    carried: list[str] = ["" for _ in levels]
    for row in grid.rows[header + 1 :]:
        first = next((plain_text(cell.text) for cell in row if cell.text), "")
        if _TOTAL.match(first):
            yield row
            return
        if _END.match(first):
            return
        if not first or _is_header(row):
            continue
        if subtotal := _SUBTOTAL.match(first):
            # Only that of a first-level indicator is understood; others add up what no one says.
            if carried[0] and subtotal[1] and subtotal[1].startswith(carried[0]):
                yield _Line((carried[0],), {}, {kind: row[column] for kind, column in columns.items()})
            continue
        weights = _carry(row, levels, carried)
        path = tuple(name for name in carried if name)
        if carried[-1] and path:
            yield _Line(path, weights, {kind: row[column] for kind, column in columns.items()})


def _carry(row: tuple[Cell, ...], levels: list[int], carried: list[str]) -> dict[tuple[str, ...], str]:
    """Take the names of a row over into those that are carried down; answers weights that stand in names."""
    weights: dict[tuple[str, ...], str] = {}
    for depth, column in enumerate(levels):
        text = plain_text(row[column].text)
        is_leaf = depth == len(levels) - 1
        if not text and not is_leaf:
            continue
        match = _LEVEL_WEIGHT.match(text)
        name = match[1] if match and not is_leaf else text
        if name != carried[depth] and not is_leaf:
            carried[depth + 1 :] = ["" for _ in carried[depth + 1 :]]
        carried[depth] = name
        if match and not is_leaf and not row[column].is_covered:
            weights[tuple(carried[: depth + 1])] = match[2]
    return weights


def _scores(grid: Grid, header: int, columns: dict[str, int], form: _Form) -> Iterator[Score]:
    for line in _lines(grid, header, columns):
        if not isinstance(line, _Line):
            yield from _total(grid, line, columns)
            continue
        for path, weight in line.level_weights.items():
            yield Score(of=path, weight=weight, at=f"{grid.name}!{line.cells['level1'].name}")
        at = f"{grid.name}!{line.cells[_anchor(line)].name}"
        if len(line.path) == 1 and len(columns.keys() & {"level1", "level2", "level3"}) > 1:
            yield from _subtotal(grid, line)
            continue
        if _NOT_APPLICABLE.match(line.path[-1]) or not (line.text("weight") or line.text("mark")):
            yield Score(of=line.path, at=at, target=line.text("target"), actual=line.text("actual"))
            continue
        note = line.text("note")
        has_rule = bool(line.text("rule")) or (note is not None and bool(_RULE_IN_NOTE.search(plain_text(note))))
        yield Score(
            of=line.path,
            at=at,
            weight=line.text("weight"),
            mark=line.text("mark"),
            share=line.text("share"),
            target=line.text("target"),
            actual=line.text("actual"),
            note=note,
            fact=form.fact(line.path[-1]),
            rule=NotStated(kind="not_stated") if has_rule else None,
        )


def _subtotal(grid: Grid, line: _Line) -> Iterator[Score]:
    """The mark of a first-level indicator in a row of its own; its cells are often merged with the words."""
    cell = line.cells.get("mark")
    if cell is not None and "小计" not in cell.text and read_figure(cell.text) is not None:
        yield Score(of=line.path, mark=cell.text, at=f"{grid.name}!{cell.name}")


def _anchor(line: _Line) -> str:
    return next(kind for kind in ("mark", "weight", "actual", "level3", "level2") if kind in line.cells)


def _total(grid: Grid, row: tuple[Cell, ...], columns: dict[str, int]) -> Iterator[Score]:
    """The row of the total; where its cells are merged across the columns, its last figure is the mark."""
    figures = [cell for cell in row if not cell.is_covered and read_figure(cell.text) is not None]
    weight = next((cell for cell in figures if cell is row[columns.get("weight", 0)]), None)
    mark = next((cell for cell in figures if "mark" in columns and cell is row[columns["mark"]]), None)
    if mark is None and figures and figures[-1] is not weight:
        mark = figures[-1]
    if weight is None and len(figures) > 1:
        weight = figures[0]
    if mark is not None:
        weight_text = weight.text if weight is not None and weight is not mark else None
        yield Score(of=(), weight=weight_text, mark=mark.text, at=f"{grid.name}!{mark.name}")


def _targets(grid: Grid, header: int, columns: dict[str, int], form: _Form) -> Iterator[Target]:
    for line in _lines(grid, header, columns):
        if isinstance(line, _Line) and (value := line.text("target")) and len(line.path) > 1:
            name = line.path[-1]
            yield Target(name=name, value=value, fact=form.fact(name))
