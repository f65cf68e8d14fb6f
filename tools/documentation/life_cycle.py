"""Draws docs/reference/life-cycle.md from the table of steps: `python -m tools.documentation.life_cycle`.

The Chinese words come from the glossary, so that the page cannot say it in other words.
"""

import re
from pathlib import Path

from hotline.modules.access.rules.roles import ROLES
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Side, Stage, Step, Transition

_DOCS = Path(__file__).parents[2] / "docs"
PAGE = _DOCS / "reference" / "life-cycle.md"
_HEAD = """# Life cycle of a work order · 工单的生命周期

Every stage and every step there is. What is not in the table is refused with
[`stage_not_reachable`](errors.md). 表中没有的步骤一律拒绝。

A step that stays leaves the work order where it is. A **duty** puts the work order among the tasks of those who may
take it. The sides: the hotline's centre, the department in the lead, or a supporting one.
标有“职责”的步骤会进入有权人员的“我的待办”；“保持”表示环节不变；三方为热线中心、主办单位、协办单位。

This page is written by `python -m tools.documentation.life_cycle`; a test compares it with the code.

"""
_SIDES = {Side.CENTRE: "中心 centre", Side.LEAD: "主办 lead", Side.SUPPORT: "协办 supporting"}


def page() -> str:
    """The whole page."""
    return "".join((_HEAD, _drawing(), "\n", _stages(), "\n", _steps()))


def _drawing() -> str:
    stages = words("Stages")
    arrows: dict[tuple[Stage, Stage], list[str]] = {}
    for row in TRANSITIONS.values():
        for source in sorted(row.sources):
            if row.target is not None and row.target != source:
                arrows.setdefault((source, row.target), []).append(words("Steps")[row.step])
    lines = ["```mermaid", "stateDiagram-v2", "    direction LR"]
    lines += [f"    {stage}: {stages[stage]} {stage}" for stage in Stage]
    lines += [f"    [*] --> {Stage.REGISTERED}: {words('Steps')[Step.REGISTER]}"]
    lines += [f"    {source} --> {target}: {'、'.join(steps)}" for (source, target), steps in sorted(arrows.items())]
    return "\n".join([*lines, f"    {Stage.ARCHIVED} --> [*]", "```", ""])


def _stages() -> str:
    names, meanings = words("Stages"), words("Stages", cell=2)
    rows = (f"| {names[stage]} | `{stage}` | {meanings[stage]} |\n" for stage in Stage)
    return "".join(("## Stages 环节\n\n| 环节 | Stage | Meaning |\n|---|---|---|\n", *rows))


def _steps() -> str:
    head = (
        "## Steps 步骤\n\n| 步骤 | Step | From 可从 | To 到 | Side 一方 | Duty 职责 | Permission 权限 | Roles 岗位 |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return "".join((head, *(_step(row) for row in TRANSITIONS.values())))


def _step(row: Transition) -> str:
    stages = words("Stages")
    sources = "、".join(stages[stage] for stage in Stage if stage in row.sources)
    target = stages[row.target] if row.target else "保持 stays"
    roles = "、".join(role.name_zh for role in ROLES.values() if row.permission in role.permissions)
    duty = "✓" if row.is_duty else ""
    names = f"{words('Steps')[row.step]} | `{row.step}`"
    rest = (sources, target, _SIDES[row.side], duty, f"`{row.permission}`", roles)
    return f"| {names} | {' | '.join(rest)} |\n"


def words(heading: str, *, cell: int = 0) -> dict[str, str]:
    """A column of one of the glossary's tables, by identifier."""
    text = (_DOCS / "glossary.md").read_text(encoding="utf-8")
    section = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \| `([a-z_0-9]+)` \| ([^|]+?) \|$", section, re.MULTILINE)
    return {row[1]: row[cell].strip() for row in rows}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
