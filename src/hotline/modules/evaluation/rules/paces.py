"""How each leaf of a scheme goes on until the period's end, in words."""

from collections.abc import Mapping

from hotline.modules.scoring.public import LeafMark, MonthlyDeduction, Pace, Text, is_entered

Paces = Mapping[tuple[str, str | None], Pace]

ENTERED, MISSING, MONTHS, MIXED = "as_entered", "not_entered", "by_month", "mixed"
WORDS = {
    ENTERED: Text(zh="按已填报的值。", en="As entered so far."),
    MISSING: Text(zh="尚未填报，无法预测。", en="Nothing has been entered, so nothing can be projected."),
    Pace.STAYS: Text(zh="比率或平均值按至今水平保持不变。", en="A rate or an average stays as it is so far."),
    Pace.GROWS: Text(zh="数量按天数同比例推算到期末。", en="A count grows in proportion to the days."),
    Pace.STANDS: Text(zh="按目前的存量。", en="What there is stands as of today."),
    Pace.UNKNOWN: Text(
        zh="这个指标既不是比率也不是数量，无法按目前进度推算。",
        en="Neither a rate nor a count: it cannot be projected.",
    ),
    MIXED: Text(zh="各部分分别按比率、数量或存量推算。", en="Each of its figures is projected in its own way."),
}


def how_projected(marked: LeafMark, paces: Paces, months: tuple[str, ...]) -> tuple[str, Text]:
    """The way in which a leaf was projected, as a code and a sentence."""
    if not marked.requests:
        is_missing = is_entered(marked.leaf) and marked.entered is None
        code = MISSING if is_missing else ENTERED
        return code, WORDS[code]
    if months and any(isinstance(feed.rule, MonthlyDeduction) for feed in marked.leaf.feeds()):
        zh = f"已过去的月份按实际，{'、'.join(months)}按目前进度推算。"
        return MONTHS, Text(zh=zh, en=f"Past months as they were; at this pace: {', '.join(months)}.")
    found = {paces[request] for request in marked.requests}
    only = found.pop() if len(found) == 1 else MIXED
    return str(only), WORDS[only]
