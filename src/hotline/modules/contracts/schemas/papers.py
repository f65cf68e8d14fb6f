"""The payment request and the vendor's assessment as official documents, made from what the pages show."""

from collections.abc import Iterator
from decimal import Decimal

from hotline.kit.documents import (
    Align,
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Signature,
    Table,
    chinese_date,
)
from hotline.modules.scoring.public import Scorecard

from . import output as outputs

_PAIR = (Column(width=1, align=Align.CENTER), Column(width=3, align=Align.LEFT))


def request_paper(request: outputs.PaymentRequestOutput, issuer: str) -> Document:
    """支付申请单: what is asked for, and each signature of the chain with its name and moment."""
    facts = (
        ("项目", request.project_name),
        ("预算科目", f"{request.line_name}（{request.year}年）"),
        ("合同编号", request.contract or "—"),
        ("种类", request.kind_name),
        ("事由", request.purpose),
        ("收款方", request.payee),
        ("金额（元）", _yuan(request.amount)),
        ("单据", request.document_numbers or "—"),
        ("进度", request.state_name),
    )
    signatures = tuple(
        (
            Cell(step.name),
            Cell(step.signed_by_name or ""),
            Cell(f"{step.signed_at:%Y-%m-%d}" if step.signed_at else ""),
            Cell(step.note),
        )
        for step in request.chain
    )
    chain = Table(
        (Column("审批环节"), Column("签批人"), Column("日期"), Column("意见", width=2, align=Align.LEFT)),
        signatures,
        title="审批",
        is_numbered=False,
    )
    blocks = (_facts(facts), chain) if signatures else (_facts(facts),)
    return Document("支付申请单", blocks, number=request.number, issuer=issuer)


def assessment_paper(
    contract: outputs.ContractOutput, one: outputs.VendorAssessmentOutput, card: Scorecard, issuer: str
) -> Document:
    """供应商考核结果: every item with its mark, what was lost and why, and the payment that the mark yields."""
    full = f"{card.scheme.weight.normalize():f}"
    intro = (
        f"根据《{contract.name}》（合同编号{contract.number}），按“{one.scheme}”对{contract.vendor}"
        f"{chinese_date(one.first_day)}至{chinese_date(one.last_day)}的服务进行了考核，"
        f"满分{full}分，得{one.mark}分，等级为“{one.grade}”。"
    )
    blocks: list[Block] = [Paragraph(intro), Heading("考核得分")]
    if f"{card.total_by_rule:.2f}" == one.mark:
        blocks += [_items(card), Heading("扣分情况"), *_losses(card)]
    else:
        # An assessment of a time when months were not kept cannot be taken apart any more.
        blocks.append(Paragraph("本次考核只留存了总分，没有留存各项得分。"))
    blocks += [Heading("服务费支付"), *_payment(one)]
    if one.note:
        blocks += [Heading("考核意见"), Paragraph(one.note)]
    return Document(
        f"供应商{one.kind_name}结果",
        tuple(blocks),
        signature=Signature(bodies=(issuer,), on=one.assessed_on),
        number=one.document_number,
        issuer=issuer,
    )


def _items(card: Scorecard) -> Table:
    """Each item with its target, value, weight and mark."""
    rows: list[Row] = []
    for level in card.levels:
        leaves = [leaf for group in level.groups for leaf in group.leaves if leaf.leaf.is_weighed]
        for index, leaf in enumerate(leaves):
            name = (Cell(level.level.name.zh, rows=len(leaves)),) if index == 0 else ()
            marks = (f"{leaf.leaf.weight.normalize():f}", f"{leaf.counted:.2f}")
            rows.append((*name, leaf.leaf.name.zh, leaf.leaf.target.text.zh, leaf.shown.zh, *marks))
    total = (f"{card.scheme.weight.normalize():f}", f"{card.total_by_rule:.2f}")
    rows.append((Cell("合计", columns=4, is_bold=True), *total))
    columns = (
        Column("一级指标", width=1.2),
        Column("考核指标", width=1.8, align=Align.LEFT),
        Column("目标值", width=1.3),
        Column("完成情况", width=1.3, is_figure=True),
        Column("分值", width=0.8, is_figure=True),
        Column("得分", width=0.8, is_figure=True),
    )
    return Table(columns, tuple(rows), title="考核得分表")


def _losses(card: Scorecard) -> Iterator[Paragraph]:
    short = [leaf for leaf in card.leaves() if leaf.leaf.is_weighed and leaf.counted < leaf.leaf.weight]
    for leaf in short:
        lost = f"{leaf.leaf.weight - leaf.counted:.2f}"
        yield Paragraph(f"扣{lost}分。{leaf.working.zh}", lead=f"{leaf.leaf.name.zh}。")
    if not short:
        yield Paragraph("各项考核指标均得满分。")


def _payment(one: outputs.VendorAssessmentOutput) -> Iterator[Block]:
    if Decimal(one.base_amount) == 0:
        yield Paragraph("本次考核不与服务费支付挂钩。")
        return
    base, released, deducted = map(_yuan, (one.base_amount, one.released, one.deducted))
    yield Paragraph(f"与考核挂钩的服务费为{base}元，按得分应发放{released}元，扣减{deducted}元。")
    rows = (("与考核挂钩的服务费", base), ("扣减", deducted), (Cell("本期应付", is_bold=True), released))
    columns = (Column("项目", width=2, align=Align.LEFT), Column("金额", is_figure=True, align=Align.RIGHT))
    yield Table(columns, rows, title="服务费支付计算表", unit="元")


def _facts(facts: tuple[tuple[str, str], ...]) -> Table:
    return Table(_PAIR, tuple((Cell(name), Cell(value)) for name, value in facts), is_numbered=False)


def _yuan(amount: str) -> str:
    whole, _, fen = amount.partition(".")
    return f"{int(whole):,}.{fen.ljust(2, '0')}"
