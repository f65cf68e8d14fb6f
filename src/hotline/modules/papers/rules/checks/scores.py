"""Score sheets: weights and marks that must add up, shares of marks, ranges, grades, numbers of indicators."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from hotline.kit.rates import DisplayRule
from hotline.modules.papers.rules.figures import Agreement, Figure, read_figure, shows
from hotline.modules.papers.rules.findings import Finding, Place
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import Report, Score, Sheet

from .saying import found, number, percentage
from .sums import sums_of

Pick = Callable[[Score], str | None]
_DASHES = set("-—－/ ")
WEIGHT: Pick = lambda score: score.weight  # noqa: E731
MARK: Pick = lambda score: score.mark  # noqa: E731


@dataclass(slots=True)
class Node:
    """An indicator of a sheet: every line that is printed on it, and the indicators below it."""

    of: tuple[str, ...]
    lines: list[tuple[Score, Place]] = field(default_factory=list)
    below: "list[Node]" = field(default_factory=list)

    @property
    def name(self) -> str:
        """Its name as findings say it."""
        return self.of[-1] if self.of else "总分"

    def printed(self, pick: Pick) -> list[tuple[Figure, Place]]:
        """The printed weights or marks, with their places."""
        pairs = ((read_figure(pick(score)), place) for score, place in self.lines)
        return [(figure, place) for figure, place in pairs if figure is not None]

    def values(self, pick: Pick) -> list[Fraction]:
        """The distinct printed values."""
        return list(dict.fromkeys(figure.value for figure, _ in self.printed(pick)))


def trees_of(report: Report) -> Iterator[tuple[Sheet, dict[tuple[str, ...], Node]]]:
    """Each sheet with its indicators by their place in the tree; those that only hold others are among them."""
    for index, sheet in enumerate(report.sheets):
        nodes: dict[tuple[str, ...], Node] = {(): Node(())}
        for line, score in enumerate(sheet.scores):
            for depth in range(1, len(score.of) + 1):
                path = score.of[:depth]
                if path not in nodes:
                    nodes[path] = Node(path)
                    nodes[path[:-1]].below.append(nodes[path])
            place = Place(score.at or sheet.at, score.line, ("sheets", index, "scores", line))
            nodes[score.of].lines.append((score, place))
        yield sheet, nodes


def check_scores(report: Report) -> Iterator[Finding]:
    """Everything about a sheet that follows from its own figures."""
    for sheet, nodes in trees_of(report):
        for node in nodes.values():
            yield from _sums(node, WEIGHT, Code.WEIGHTS_DO_NOT_ADD_UP, Code.WEIGHTS_DIFFER)
            yield from _sums(node, MARK, Code.MARKS_DO_NOT_ADD_UP, Code.MARKS_DIFFER)
            yield from _ranges(node)
            yield from _shares(node, report.display)
            yield from _grades(node, report)
        yield from _whole(nodes[()])
        yield from _counts(sheet, nodes)


def _candidates(node: Node, pick: Pick) -> list[Fraction]:
    """What a node may count: what is printed on it, or what its parts make."""
    return list(dict.fromkeys((*node.values(pick), *_part_sums(node, pick))))


def _part_sums(node: Node, pick: Pick) -> list[Fraction]:
    """Every sum that the parts allow; none where a part that counts has no figure."""
    parts = [part for part in node.below if not _not_applicable(part)]
    if pick is WEIGHT and not _is_deduction(node):
        # Deductions stand beside the hundred points, not within them.
        parts = [part for part in parts if not _is_deduction(part)]
    if pick is WEIGHT:
        parts = [part for part in parts if not _is_void(part)]
    return sums_of([_candidates(part, pick) for part in parts])


def _not_applicable(node: Node) -> bool:
    """A line such as 此项目不涉及: neither weight nor mark."""
    return not node.values(WEIGHT) and not node.values(MARK) and all(map(_not_applicable, node.below))


def _is_void(node: Node) -> bool:
    """A dash in place of a weight: the line counts nothing, such as a veto."""
    printed = [score.weight for score, _ in node.lines if score.weight]
    return bool(printed) and all(set(text) <= _DASHES for text in printed)


def _is_deduction(node: Node) -> bool:
    own = node.values(WEIGHT)
    return all(value < 0 for value in own) if own else bool(node.below) and all(map(_is_deduction, node.below))


def _sums(node: Node, pick: Pick, not_adding: Code, differing: Code) -> Iterator[Finding]:
    printed, sums = node.printed(pick), _part_sums(node, pick)
    what_zh, what_en = ("分值", "weight") if pick is WEIGHT else ("得分", "mark")
    good: dict[Fraction, list[Place]] = {}
    for value in node.values(pick):
        figures = [(figure, place) for figure, place in printed if figure.value == value]
        if sums and not any(shows(figures[0][0], one) is Agreement.YES for one in sums):
            nearest = min(sums, key=lambda one: abs(one - value))
            stated, computed = figures[0][0].printed, number(nearest)
            zh = f"“{node.name}”{what_zh}写为{stated}，下级{what_zh}之和为{computed}。"
            en = f"“{node.name}”: the {what_en} is printed as {stated}, its parts make {computed}."
            yield found(not_adding, [place for _, place in figures], stated, computed, zh, en)
        else:
            good[value] = [place for _, place in figures]
    if len(good) > 1:
        texts = list(dict.fromkeys(figure.printed for figure, _ in printed if figure.value in good))
        stated = "、".join(texts)
        zh = f"“{node.name}”{what_zh}分别写为{stated}。"
        en = f"“{node.name}”: the {what_en} is printed as {', '.join(texts)}."
        yield found(differing, [place for places in good.values() for place in places], stated, "", zh, en)


def _ranges(node: Node) -> Iterator[Finding]:
    weights = node.values(WEIGHT)
    for score, place in node.lines:
        own = read_figure(score.weight)
        mark = read_figure(score.mark)
        bounds = [own.value] if own else weights
        if mark is None or not bounds:
            continue
        low, high = min((Fraction(0), *bounds)), max((Fraction(0), *bounds))
        rounding = mark.step or Fraction(0)
        if not low <= mark.value <= high and not (own and own.step is None and mark.value - high < rounding):
            zh = f"“{node.name}”得分{mark.printed}超出分值{number(high)}。"
            en = f"“{node.name}”: the mark {mark.printed} lies outside its weight of {number(high)}."
            yield found(Code.MARK_OUT_OF_RANGE, [place], mark.printed, f"≤{number(high)}", zh, en)


def _shares(node: Node, display: DisplayRule) -> Iterator[Finding]:
    for score, place in node.lines:
        share = read_figure(score.share)
        if share is None:
            continue
        mark, weight = read_figure(score.mark), read_figure(score.weight)
        marks = [mark.value] if mark else node.values(MARK)
        weights = [weight.value] if weight else node.values(WEIGHT)
        exact = [one / whole for one in marks for whole in weights if whole]
        if exact and not any(shows(share, one, display) is Agreement.YES for one in exact):
            printed, computed = score.share or "", percentage(exact[0])
            zh = f"“{node.name}”得分率写为{printed}，{number(marks[0])}÷{number(weights[0])}应为{computed}。"
            en = f"“{node.name}”: the share is printed as {printed}; {number(marks[0])} of {number(weights[0])} "
            yield found(Code.MARK_SHARE_DIFFERS, [place], printed, computed, zh, f"{en}is {computed}.")


def _grades(node: Node, report: Report) -> Iterator[Finding]:
    marks = node.values(MARK)
    for score, place in node.lines:
        if score.grade and report.grades and marks:
            right = list(dict.fromkeys(_grade_of(mark, report) for mark in marks))
            if score.grade not in right:
                zh = f"“{node.name}”{number(marks[0])}分，等级写为“{score.grade}”，应为“{right[0]}”。"
                en = f"“{node.name}”: {number(marks[0])} is graded {score.grade}; the scale gives {right[0]}."
                yield found(Code.GRADE_DIFFERS, [place], score.grade, right[0], zh, en)


def _grade_of(mark: Fraction, report: Report) -> str:
    for grade in report.grades:
        if grade.at_least is None or mark >= Fraction(grade.at_least):
            return grade.name
    return report.grades[-1].name


def _whole(root: Node) -> Iterator[Finding]:
    """A sheet that prints a total but not what it is of is one of a hundred points."""
    sums = _part_sums(root, WEIGHT)
    if root.values(MARK) and not root.values(WEIGHT) and sums and Fraction(100) not in sums:
        computed = number(sums[0])
        zh, en = f"各项分值之和为{computed}，不是100。", f"The weights make {computed}, not 100."
        places = [place for _, place in root.lines]
        yield found(Code.WEIGHTS_DO_NOT_ADD_UP, places, "100", computed, zh, en)


def _counts(sheet: Sheet, nodes: dict[tuple[str, ...], Node]) -> Iterator[Finding]:
    for index, one in enumerate(sheet.counts):
        counted = sum(1 for path in nodes if len(path) == one.level)
        if counted != one.count:
            words = "一二三"[one.level - 1]
            zh = f"报告称有{one.count}项{words}级指标，{sheet.at}列出{counted}项。"
            en = f"The report counts {one.count} indicators of level {one.level}; {sheet.at} lists {counted}."
            place = Place(one.at, one.line, ("counts", index))
            yield found(Code.INDICATOR_COUNT_DIFFERS, [place], str(one.count), str(counted), zh, en)


def check_sheets(report: Report) -> Iterator[Finding]:
    """Two sheets of one evaluation: the same indicator must have the same weight and mark in both."""
    trees = [(sheet, _leaves(nodes)) for sheet, nodes in trees_of(report)]
    scored = [(sheet, leaves) for sheet, leaves in trees if any(node.values(MARK) for node in leaves.values())]
    for index, (sheet, leaves) in enumerate(scored):
        for other_sheet, others in scored[index + 1 :]:
            common = [name for name in leaves if name in others]
            if 2 * len(common) >= max(len(leaves), len(others)):
                for name in common:
                    yield from _unlike(leaves[name], sheet, others[name], other_sheet)
                yield from _missing(leaves, sheet, others, other_sheet)


def _leaves(nodes: dict[tuple[str, ...], Node]) -> dict[str, Node]:
    """The leaves by the fact that they state, or else by name."""
    return {
        next((score.fact for score, _ in node.lines if score.fact), node.name): node
        for node in nodes.values()
        if not node.below and node.of and not _not_applicable(node)
    }


def _unlike(one: Node, sheet: Sheet, other: Node, other_sheet: Sheet) -> Iterator[Finding]:
    parts: list[tuple[str, str, str]] = []
    for pick, zh, en in ((WEIGHT, "分值", "weight"), (MARK, "得分", "mark")):
        mine, theirs = one.values(pick), other.values(pick)
        if mine and theirs and not set(mine) & set(theirs):
            parts.append((zh, en, f"{number(mine[0])}/{number(theirs[0])}"))
    if parts:
        zh = "，".join(f"{what}{values}" for what, _, values in parts)
        en = ", ".join(f"{what} {values}" for _, what, values in parts)
        stated = "；".join(values for _, _, values in parts)
        places = [one.lines[0][1], other.lines[0][1]]
        sentence = f"“{one.name}”在{sheet.at}与{other_sheet.at}中不一致：{zh}。"
        english = f"“{one.name}” differs between {sheet.at} and {other_sheet.at}: {en}."
        yield found(Code.SHEETS_DIFFER, places, stated, "", sentence, english)


def _missing(leaves: dict[str, Node], sheet: Sheet, others: dict[str, Node], other_sheet: Sheet) -> Iterator[Finding]:
    here = [node for name, node in leaves.items() if name not in others]
    there = [node for name, node in others.items() if name not in leaves]
    if here or there:
        places = [node.lines[0][1] for node in (*here, *there)]
        mine, theirs = "、".join(node.name for node in here) or "无", "、".join(node.name for node in there) or "无"
        zh = f"只在{sheet.at}中：{mine}；只在{other_sheet.at}中：{theirs}。"
        en = f"Only in {sheet.at}: {mine}; only in {other_sheet.at}: {theirs}."
        yield found(Code.SHEETS_DIFFER, places, mine, theirs, zh, en)
