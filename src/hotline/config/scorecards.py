"""A scorecard on the terminal: totals, a table for each level, and the notes that its leaves refer to."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hotline.config.wording import say, shown_number
from hotline.modules.evaluation.public import EarlyView, LeafDocument, LevelSum, ScorecardDocument

NOTHING = "—"


def scorecard_view(document: ScorecardDocument) -> RenderableType:
    """Everything that the document says to a reader, in the language it was made in."""
    notes = _Notes()
    parts: list[RenderableType] = [*_head(document)]
    for level in document["levels"]:
        first = len(notes.texts)
        table = _table(level, notes.refer_to(level["name"], level["finding"] or ""))
        leaves = [leaf for leaf in document["indicators"] if leaf["level"] == level["code"]]
        for before, leaf in zip([leaves[0], *leaves], leaves, strict=False):
            if leaf["group"] != before["group"]:
                table.add_section()
            _add(table, leaf, notes.refer_to(leaf["name"], _note(leaf)))
        parts += [Text(), table, notes.since(first)]
    return Group(*parts, Text(), _totals(document))


def early_table(view: EarlyView) -> RenderableType:
    """As of a day and at this pace, side by side; what is projected says that it is a forecast."""
    head = say(
        f"截至{view['as_of']}（{view['days_over']}/{view['days_in_all']}天），右两列为按目前进度的预测，不是得分。",
        f"As of {view['as_of']} ({view['days_over']} of {view['days_in_all']} days). “At this pace” is a forecast.",
    )
    table = Table(title=Text(view["scheme_name"], style="bold"), title_justify="left")
    table.add_column(say("指标", "Indicator"), overflow="fold")
    for heading in (
        ("分值", "Weight"),
        ("至今", "So far"),
        ("得分", "Mark"),
        ("预计", "At this pace"),
        ("得分", "Mark"),
    ):
        table.add_column(say(*heading), justify="right", no_wrap=True)
    table.add_column(say("怎样推算", "How"), overflow="fold")
    for leaf in view["leaves"]:
        marks = (leaf["mark"] or NOTHING, leaf["mark_at_pace"] or NOTHING)
        shown = (shown_number(leaf["shown"]), shown_number(leaf["shown_at_pace"]))
        cells = (leaf["name"], leaf["weight"], shown[0], marks[0], shown[1], marks[1], leaf["how_text"])
        table.add_row(*(Text(cell) for cell in cells))
    sums = say(
        f"至今{view['total']}分（{view['grade']}）；按目前进度预计{view['total_at_pace']}分（{view['grade_at_pace']}）。",
        f"So far {view['total']} ({view['grade']}); at this pace {view['total_at_pace']} ({view['grade_at_pace']}).",
    )
    return Group(Text(head, style="yellow"), table, Text(sums, style="bold"))


class _Notes:
    """The notes below the tables, numbered through the whole scorecard."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def refer_to(self, name: str, note: str) -> str:
        """Take in a note about something and return its number in brackets; nothing where there is no note."""
        if not note:
            return ""
        self.texts.append(f"{name}{say('：', ': ')}{note}")
        return f"[{len(self.texts)}]"

    def since(self, first: int) -> Table:
        """The notes after the first so many, each beside its number."""
        grid = Table.grid(padding=(0, 1))
        grid.add_column(no_wrap=True, justify="right")
        grid.add_column(overflow="fold")
        for number, text in enumerate(self.texts[first:], start=first + 1):
            grid.add_row(Text(f"[{number}]"), Text(text))
        return grid


def _head(document: ScorecardDocument) -> Iterator[Text]:
    yield Text(document["scheme_name"], style="bold")
    yield Text(
        say(
            f"热线 {document['hotline']} · {document['first_day']} 至 {document['last_day']}",
            f"Hotline {document['hotline']} · {document['first_day']} to {document['last_day']}",
        )
    )
    scale = document["scale"]
    if scale != "1":
        zh = f"注意：本热线的数据按{scale}的规模生成，数量类指标不能与目标直接比较。"
        en = f"Note: this hotline was generated at a scale of {scale}; counts do not compare with targets."
        yield Text(say(zh, en), style="yellow")


def _table(level: LevelSum, reference: str) -> Table:
    heading = say(f"{level['name']}（{level['weight']}分）", f"{level['name']} ({level['weight']})") + reference
    table = Table(title=Text(heading, style="bold"), title_justify="left", show_footer=True)
    table.add_column(say("指标", "Indicator"), footer=say("小计", "Sum"), overflow="fold")
    table.add_column(say("分值", "Weight"), footer=level["weight"], justify="right", no_wrap=True)
    table.add_column(say("目标", "Target"), overflow="fold")
    table.add_column(say("完成", "Value"), overflow="fold")
    table.add_column(say("按规则得分", "By rule"), footer=level["mark_by_rule"], justify="right", no_wrap=True)
    table.add_column(say("报告得分", "Stated"), footer=level["mark_stated"] or NOTHING, justify="right", no_wrap=True)
    table.add_column(say("说明", "Note"), justify="right", no_wrap=True)
    return table


def _add(table: Table, leaf: LeafDocument, note: str) -> None:
    by_rule, stated = leaf["mark_by_rule"] or NOTHING, leaf["mark_stated"] or NOTHING
    style = "yellow" if leaf["reason"] else ""
    shown = shown_number(leaf["shown"])
    value = shown if shown.endswith("%") or not leaf["unit"] else f"{shown} {leaf['unit']}"
    cells = (leaf["name"], leaf["weight"], shown_number(leaf["target"]), value, by_rule, stated, note)
    table.add_row(*(Text(cell, style=style) for cell in cells))


def _note(leaf: LeafDocument) -> str:
    return say("", " ").join(text for text in (leaf["reason_text"], leaf["finding"]) if text)


def _totals(document: ScorecardDocument) -> Text:
    used, missing = document["stated_marks_used"], document["leaves_without_value"]
    stated, grade = document["total_stated"], document["grade"]
    zh = f"按规则合计{document['total_by_rule']}分，等级{document['grade_by_rule']}"
    zh += f"；报告得分{stated}分，等级{grade}。" if stated else "。"
    zh += f"其中{used}项没有评分规则，合计采用报告得分。" if used else ""
    zh += f"另有{missing}项暂无数值，按0分计。" if missing else ""
    en = f"By rule {document['total_by_rule']} ({document['grade_by_rule']})"
    en += f", as stated {stated} ({grade})." if stated else "."
    en += f" Leaves without a rule, which count with the stated mark: {used}." if used else ""
    en += f" Leaves without a value, which count as 0: {missing}." if missing else ""
    return Text(say(zh, en), style="bold")
