"""What makes a tree of departments sound: parents exist, nobody is his own ancestor, levels go down."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import LEVEL_ORDER
from .rows import DepartmentRow

# Codes from the root down, each closed by a slash.
LONGEST_PATH = 160


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a department does not fit into the tree, and at which of its fields."""

    field: str
    zh: str
    en: str


def flaw_of(code: str, tree: Mapping[str, DepartmentRow]) -> Flaw | None:
    """The first thing that keeps a department from its place in the tree; none where it fits."""
    row = tree[code]
    parent = tree.get(row.parent_code)
    if row.parent_code and parent is None:
        return Flaw("parent_code", "没有这个上级机构", "there is no such parent")
    above = codes_above(code, tree)
    if code in above:
        return Flaw("parent_code", "上下级形成了循环", "the parents form a circle")
    if parent is not None and _rank(parent) > _rank(row):
        return Flaw("level", "层级不能高于上级机构", "its level cannot be above its parent's")
    below = next((one for one in tree.values() if one.parent_code == code and _rank(one) < _rank(row)), None)
    if below is not None:
        return Flaw("level", f"层级不能低于下级机构“{below.name}”", f"its level cannot be below that of “{below.name}”")
    if sum(len(each) + 1 for each in (*above, code)) > LONGEST_PATH:
        return Flaw("code", "各级编码合计过长", "the codes from the top down are too long")
    return None


def codes_above(code: str, tree: Mapping[str, DepartmentRow]) -> list[str]:
    """The codes above a department, the nearest first; a circle is walked once and then contains the code itself."""
    found: list[str] = []
    above = tree[code].parent_code
    while above and above not in found:
        found.append(above)
        above = tree[above].parent_code if above in tree else ""
    return found


def path_of(code: str, tree: Mapping[str, DepartmentRow]) -> str:
    """The codes from the root down to the department, each closed by a slash."""
    return "".join(f"{each}/" for each in (*reversed(codes_above(code, tree)), code))


def _rank(row: DepartmentRow) -> int:
    return LEVEL_ORDER.index(row.level)
