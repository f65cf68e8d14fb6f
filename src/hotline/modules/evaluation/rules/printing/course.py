"""How an evaluation was made: its stages, the work orders that were looked at, and what hotlines elsewhere cost."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hotline.kit.documents import Align, Block, Column, Heading, Paragraph, Row, Table, chinese_date
from hotline.kit.rates import NO_VALUE, show_number
from hotline.modules.scoring.rules.texts import as_decimal

from .details import ComparedCost, Evaluation, SampledOrders, Stage
from .printing import money

_YUAN = 10_000


def stage_blocks(evaluation: Evaluation) -> Iterator[Block]:
    """The stages in a table, and the work orders that were drawn and looked at."""
    if not evaluation.stages:
        yield Paragraph("本次评价没有登记工作阶段。")
    else:
        yield Paragraph(f"评价工作分为{len(evaluation.stages)}个阶段，工作过程详见下表。")
        yield _stage_table(evaluation.stages)
    if evaluation.samples:
        yield from _sample_blocks(evaluation.samples)


def _stage_table(stages: Sequence[Stage]) -> Table:
    columns = (
        Column("序号", width=0.6),
        Column("工作阶段", width=1.4),
        Column("时间", width=2),
        Column("工作安排及完成情况", width=4, align=Align.LEFT),
    )
    rows: list[Row] = [
        (str(number), stage.name, _days(stage), stage.work) for number, stage in enumerate(stages, start=1)
    ]
    return Table(columns, tuple(rows), title="绩效评价工作过程")


def _days(stage: Stage) -> str:
    first, last = chinese_date(stage.first_day), chinese_date(stage.last_day)
    return first if first == last else f"{first}至\n{last}"


def _sample_blocks(samples: Sequence[SampledOrders]) -> Iterator[Block]:
    for one in samples:
        days = f"{chinese_date(one.first_day)}至{chinese_date(one.last_day)}"
        rated = f"，差错率{one.error_rate}" if one.error_rate else ""
        spread = f"，按95%的置信水平推断总体差错率在{one.interval}之间" if one.interval else ""
        yield Paragraph(
            f"从{days}办结的{one.population}件工单中分层随机抽取{one.drawn}件复核，"
            f"已复核{one.judged}件，发现问题{one.faulty}件{rated}{spread}。",
            lead="工单抽样复核。",
        )
        if one.findings:
            yield Paragraph(f"发现的问题：{'；'.join(text.rstrip('。') for text in one.findings)}。")


def cost_blocks(costs: Sequence[ComparedCost]) -> Iterator[Block]:
    """What hotlines cost for one agent, one call and one work order, ours first."""
    if not costs:
        return
    yield Heading("同类热线成本比较情况", level=2)
    ours, others = costs[0], costs[1:]
    each, rest = _per(ours, "agents"), [found for one in others if (found := _per(one, "agents")) is not None]
    if each is not None and rest:
        mean = sum(rest, Fraction(0)) / len(rest)
        compared = "低于" if each < mean else "高于" if each > mean else "等于"
        yield Paragraph(
            f"{ours.place}话务员人均成本{_wan(each)}万元，{compared}{len(rest)}个可比对象的平均水平{_wan(mean)}万元。"
        )
    yield _cost_table(costs)


def _per(one: ComparedCost, measure: str) -> Fraction | None:
    count = {"agents": one.agents, "calls": one.calls, "work_orders": one.work_orders}[measure]
    return Fraction(one.cost) / count if count else None


def _wan(value: Fraction | None) -> str:
    return NO_VALUE if value is None else show_number(as_decimal(value), 3)


def _yuan(value: Fraction | None) -> str:
    return NO_VALUE if value is None else show_number(as_decimal(value * _YUAN), 2)


def _cost_table(costs: Sequence[ComparedCost]) -> Table:
    right = Align.RIGHT
    columns = (
        Column("热线", width=1.3),
        Column("年度成本\n（万元）", width=1.2, is_figure=True, align=right),
        Column("话务员\n（人）", width=0.9, is_figure=True, align=right),
        Column("人均成本\n（万元）", width=1.1, is_figure=True, align=right),
        Column("每通来电\n（元）", width=1.1, is_figure=True, align=right),
        Column("每件工单\n（元）", width=1.1, is_figure=True, align=right),
        Column("数据来源", width=1.8, align=Align.LEFT),
    )
    rows: list[Row] = [
        (
            one.place,
            money(one.cost),
            NO_VALUE if one.agents is None else str(one.agents),
            _wan(_per(one, "agents")),
            _yuan(_per(one, "calls")),
            _yuan(_per(one, "work_orders")),
            one.source or NO_VALUE,
        )
        for one in costs
    ]
    return Table(columns, tuple(rows), title="同类热线成本比较表")
