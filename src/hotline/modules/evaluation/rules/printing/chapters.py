"""Chapters that reports share: the levels with their marks, the leaves one by one, funds and what was found."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from hotline.kit.documents import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Heading,
    Paragraph,
    Row,
    Series,
    Table,
    chinese_date,
)
from hotline.kit.rates import NO_VALUE, show_percentage
from hotline.modules.evaluation.rules.numbers import digits
from hotline.modules.scoring.public import (
    Comparison,
    Display,
    EnteredValue,
    GroupMark,
    IndicatorValue,
    LeafMark,
    LevelKind,
    LevelMark,
    MonthValue,
    Unit,
    display_for,
)

from .details import Topic
from .printing import (
    PaperContents,
    earned,
    falls_short,
    figure,
    full_mark,
    grade_of,
    group_weight,
    level_weight,
    mark_of,
    money,
    paragraphs,
    points,
    share_of,
    total_of,
    value_of,
    weight,
    weight_of,
)
from .self_evaluation_form import weight_lost

_HUNDRED = Decimal(100)


def level_table(contents: PaperContents) -> Table:
    """The first-level indicators with weight, mark and share, and the total."""
    rows: list[Row] = [
        (
            level.level.name.zh,
            weight(level_weight(level)),
            points(level.mark_by_rule),
            _level_share(level),
        )
        for level in contents.scorecard.levels
    ]
    total, full = total_of(contents), contents.scorecard.scheme.weight
    rows.append((Cell("合计", is_bold=True), weight(full), points(total), share_of(total, full)))
    columns = (
        Column("一级指标", width=2),
        Column("分值", is_figure=True),
        Column("得分", is_figure=True),
        Column("得分率", is_figure=True),
    )
    result = f"评价得分：{points(total)}分　　评价等级：{grade_of(contents)}"
    return Table(columns, tuple(rows), title="绩效指标评分表", notes=(result, *_notes(contents)))


def _notes(contents: PaperContents) -> tuple[str, ...]:
    used, missing = contents.scorecard.stated_marks_used, contents.scorecard.leaves_without_value
    notes = [f"注：{used}项指标没有评分规则或由专家评定，按评定的分数计入。"] if used else []
    return (*notes, *([f"注：{missing}项指标暂无数值，按0分计入。"] if missing else []))


def _level_share(level: LevelMark) -> str:
    is_earned = level.level.kind is LevelKind.EARNED
    return share_of(level.mark_by_rule, level.level.weight) if is_earned else NO_VALUE


def loss_chart(contents: PaperContents) -> Chart:
    """From the full mark by what each level lost to the total."""
    levels = [level for level in contents.scorecard.levels if level.level.kind is LevelKind.EARNED]
    others = [level for level in contents.scorecard.levels if level.level.kind is not LevelKind.EARNED]
    steps = [(level.level.name.zh, level.mark_by_rule - level.level.weight) for level in levels]
    steps += [(level.level.name.zh, level.mark_by_rule) for level in others]
    full = sum((level.level.weight for level in levels), contents.scorecard.scheme.base)
    names = ("满分", *(name for name, _ in steps), "得分")
    values = (full, *(lost for _, lost in steps), total_of(contents))
    return Chart(ChartKind.WATERFALL, "得分构成", names, (Series("分", values),), unit="分", places=2)


def leaf_table(level: LevelMark, title: str) -> Table:
    """The leaves of a level with target, value, weight, mark and share."""
    rows: list[Row] = []
    for group in level.groups:
        for index, leaf in enumerate(group.leaves):
            name = (Cell(group.group.name.zh, rows=len(group.leaves)),) if index == 0 else ()
            rows.append((*name, *_leaf_row(leaf)))
    total = (weight(level_weight(level)), points(level.mark_by_rule), _level_share(level))
    rows.append((Cell("合计", columns=4, is_bold=True), *map(figure, total)))
    columns = (
        Column("二级指标", width=1.3),
        Column("三级指标", width=1.9, align=Align.LEFT),
        Column("目标值", width=1.5),
        Column("达成值", width=1.4, is_figure=True),
        Column("分值", width=0.8, is_figure=True),
        Column("得分", width=0.8, is_figure=True),
        Column("得分率", width=1.0, is_figure=True),
    )
    return Table(columns, tuple(rows), title=title)


def _leaf_row(leaf: LeafMark) -> tuple[str, ...]:
    if not leaf.leaf.is_weighed:
        return (leaf.leaf.name.zh, "不涉及", value_of(leaf), "", "", NO_VALUE)
    share = share_of(leaf.counted, full_mark(leaf))
    return (leaf.leaf.name.zh, leaf.leaf.target.text.zh, value_of(leaf), weight_of(leaf), mark_of(leaf), share)


def level_sentence(level: LevelMark) -> str:
    """What a level was looked at by, what it earned, and which leaves fell short."""
    full, share = level_weight(level), _level_share(level)
    names = "、".join(group.group.name.zh for group in level.groups)
    rated = f"，得分率{share}" if share != NO_VALUE else ""
    short = [leaf.leaf.name.zh for group in level.groups for leaf in group.leaves if falls_short(leaf)]
    some, none = ("扣分的有", "各项均未扣分。") if full < 0 else ("未得满分的有", "各项指标均得满分。")
    lost = f"{some}{'、'.join(short)}。" if short else none
    return f"从{names}进行考察，{earned(full, level.mark_by_rule, '得分')}{rated}。{lost}"


def level_chapters(contents: PaperContents) -> Iterator[Block]:
    """Every level: its sum, its table, and each leaf with evidence, months, rule and the way to its mark."""
    for level in contents.scorecard.levels:
        yield Heading(f"{level.level.name.zh}情况（{earned(level_weight(level), level.mark_by_rule)}）", level=2)
        yield Paragraph(f"{level.level.name.zh}{level_sentence(level)}各项指标得分如下表。")
        yield leaf_table(level, f"{level.level.name.zh}得分情况")
        for group in level.groups:
            yield from _group_chapters(contents, level, group)


def _group_chapters(contents: PaperContents, level: LevelMark, group: GroupMark) -> Iterator[Block]:
    full = -group_weight(group) if level.level.kind is LevelKind.DEDUCTED else group_weight(group)
    yield Heading(f"{group.group.name.zh}（{earned(full, group.mark_by_rule)}）", level=3)
    for leaf in group.leaves:
        if not leaf.leaf.is_weighed:
            yield Heading(leaf.leaf.name.zh, level=4)
            yield Paragraph(f"{(leaf.leaf.note or leaf.leaf.rule_text).zh}")
            continue
        best = -leaf.leaf.weight if leaf.weight < 0 else leaf.leaf.weight
        yield Heading(f"{leaf.leaf.name.zh}（{earned(best, leaf.counted)}）", level=4)
        yield from leaf_blocks(contents, leaf)


def leaf_blocks(contents: PaperContents, leaf: LeafMark) -> Iterator[Block]:
    """What there is to say of a leaf: target and value, where the value comes from, months, and the mark."""
    yield Paragraph(
        f"目标值为{leaf.leaf.target.text.zh}，实际达成{value_of(leaf)}。{contents.evidence[leaf.leaf.code]}"
    )
    for indicator in leaf.indicators:
        known = [month.exact for month in indicator.months if month.exact is not None]
        if any(known):
            yield from _months(contents, leaf, indicator)
        elif known:
            yield Paragraph(
                f"{contents.year}年各月{contents.sources[indicator.code, indicator.variant].name.zh}均为0。"
            )
    if leaf.entered is not None and leaf.entered.comparisons:
        yield _comparisons(leaf)
    rule = leaf.leaf.rule_text.zh.rstrip("。")
    lost = f"扣{points(weight_lost(leaf))}分，" if falls_short(leaf) else ""
    yield Paragraph(f"评分规则：{rule}。根据评分规则，本指标{lost}得{mark_of(leaf)}分。")
    if leaf.finding is not None:
        yield Paragraph(f"需要说明：{leaf.finding.zh}")


def _months(contents: PaperContents, leaf: LeafMark, indicator: IndicatorValue) -> Iterator[Block]:
    source = contents.sources[indicator.code, indicator.variant]
    display = display_for(leaf.leaf, indicator)
    has_denominator = source.denominator is not None and any(month.denominator for month in indicator.months)
    columns = [Column("序号", width=0.6), Column("月份", width=1.4)]
    if has_denominator and source.denominator is not None:
        columns += [Column(source.denominator.zh, width=1.6, is_figure=True, align=Align.RIGHT)]
        columns += [Column(source.numerator.zh, width=1.6, is_figure=True, align=Align.RIGHT)]
    columns.append(Column(source.name.zh, width=1.4, is_figure=True, align=Align.RIGHT))
    rows: list[Row] = []
    for number, month in enumerate(indicator.months, start=1):
        counts = (_count(month.denominator), _count(month.numerator)) if has_denominator else ()
        rows.append((str(number), _month_name(month.month), *counts, _shown(month.figure, display)))
    sums = (_count(indicator.denominator), _count(indicator.numerator)) if has_denominator else ()
    rows.append((Cell("合计", columns=2, is_bold=True), *sums, _shown(indicator.figure, display)))
    name = f"{contents.year}年各月{source.name.zh}情况统计表"
    yield Table(tuple(columns), tuple(rows), title=name)
    if len({month.figure for month in indicator.months}) > 1:
        yield _month_chart(source.name.zh, indicator.months, display)


def _month_chart(name: str, months: Sequence[MonthValue], display: Display | None) -> Chart:
    is_rate = display is not None and display.unit is Unit.PERCENTAGE
    values = tuple(
        None if month.figure is None else (month.figure * _HUNDRED if is_rate else month.figure) for month in months
    )
    kind = ChartKind.LINE if is_rate else ChartKind.BAR
    places = 2 if is_rate else 0
    labels = tuple(f"{int(month.month[5:])}月" for month in months)
    unit = "%" if is_rate else ""
    return Chart(kind, f"各月{name}", labels, (Series(name, values),), unit=unit, places=places)


def _month_name(month: str) -> str:
    return f"{month[:4]}年{int(month[5:])}月"


def _count(value: Decimal | None) -> str:
    return NO_VALUE if value is None else digits(value)


def _shown(value: Decimal | None, display: Display | None) -> str:
    if value is None:
        return NO_VALUE
    return digits(value) if display is None else display.show(value)


def _comparisons(leaf: LeafMark) -> Table:
    entered = leaf.entered
    assert entered is not None
    columns = (
        Column("可比对象", width=2),
        Column("总量", is_figure=True, align=Align.RIGHT),
        Column("基数", is_figure=True, align=Align.RIGHT),
        Column("单位值", is_figure=True, align=Align.RIGHT),
    )
    rows: list[Row] = []
    compared: list[tuple[str, EnteredValue | Comparison]] = [("本项目", entered)]
    compared += [(other.name, other) for other in entered.comparisons]
    for name, one in compared:
        value = one.exact
        each = NO_VALUE if value is None else f"{value.numerator / value.denominator:.3f}"
        rows.append((name, _count(one.numerator), _count(one.denominator), each))
    return Table(columns, tuple(rows), title=f"{leaf.leaf.name.zh}比较表")


def fund_sentences(contents: PaperContents) -> Iterator[str]:
    """Budget, spending and execution rate in a sentence, where they are known."""
    funds = contents.funds
    if funds is None:
        return
    executed = show_percentage(funds.executed / funds.budget) if funds.budget else NO_VALUE
    initial = f"年初预算{money(funds.initial)}{funds.unit}，" if funds.initial is not None else ""
    budget, spent = f"{money(funds.budget)}{funds.unit}", f"{money(funds.executed)}{funds.unit}"
    yield f"{contents.year}年度{initial}全年预算{budget}，实际支出{spent}，预算执行率{executed}。"


def fund_blocks(contents: PaperContents) -> Iterator[Block]:
    """Budget, spending and execution rate in sentences and tables."""
    funds = contents.funds
    yield from paragraphs(fund_sentences(contents), "没有登记本年度的预算和支出。")
    if funds is None:
        return
    for remark in funds.remarks:
        yield Paragraph(remark)
    if funds.lines:
        yield _line_table(contents)
    if funds.payments:
        yield _payment_table(contents)


def _line_table(contents: PaperContents) -> Table:
    funds = contents.funds
    assert funds is not None
    columns = (
        Column("资金来源", width=2),
        Column("年初预算数", is_figure=True, align=Align.RIGHT),
        Column("全年预算数", is_figure=True, align=Align.RIGHT),
        Column("全年执行数", is_figure=True, align=Align.RIGHT),
    )
    rows: list[Row] = [(line.name, *map(money, (line.initial, line.budget, line.executed))) for line in funds.lines]
    rows.append((Cell("合计", is_bold=True), *map(money, (funds.initial, funds.budget, funds.executed))))
    return Table(columns, tuple(rows), title="资金投入情况表", unit=funds.unit)


def _payment_table(contents: PaperContents) -> Table:
    funds = contents.funds
    assert funds is not None
    columns = (
        Column("序号", width=0.6),
        Column("支付日期", width=1.6),
        Column("资金性质", width=1.6),
        Column("用途", width=2, align=Align.LEFT),
        Column("支付金额", width=1.3, is_figure=True, align=Align.RIGHT),
    )
    rows: list[Row] = [
        (str(number), chinese_date(one.paid_on), one.source, one.purpose, money(one.amount))
        for number, one in enumerate(funds.payments, start=1)
    ]
    total = sum((one.amount for one in funds.payments), Decimal(0))
    rows.append((Cell("合计", columns=4, is_bold=True), figure(money(total))))
    return Table(columns, tuple(rows), title="资金支付明细表", unit=funds.unit)


def topic_blocks(topics: Sequence[Topic], missing: str) -> Iterator[Block]:
    """Topics as headings of the second level with their text; one line where there are none."""
    if not topics:
        yield Paragraph(missing)
    for topic in topics:
        yield Heading(topic.title, level=2)
        yield Paragraph(topic.text)


def deviation_topics(contents: PaperContents) -> tuple[tuple[LeafMark, str, str], ...]:
    """The leaves that fell short with reason and improvement, as far as they were given."""
    found = []
    for leaf in contents.scorecard.leaves():
        if falls_short(leaf):
            deviation = contents.deviations.get(leaf.leaf.code)
            reason, improvement = (deviation.reason, deviation.improvement) if deviation else ("", "")
            found.append((leaf, reason, improvement))
    return tuple(found)
