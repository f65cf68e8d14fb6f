"""外包服务考核表: a vendor's marks for a month or a year, and the payment that follows."""

from collections.abc import Iterator
from decimal import Decimal

from hotline.kit.documents import Align, Cell, Column, Document, Heading, Paragraph, Row, Signature, Table
from hotline.kit.rates import round_half_up, show_percentage
from hotline.modules.evaluation.errors import PaperDetailsMissing

from .details import AssessedFee, AssessedItem, VendorAssessment
from .printing import PaperContents, figure, money, points, weight


def vendor_assessment(contents: PaperContents) -> Document:
    """The assessment; refused where none was given."""
    given = contents.details.vendor_assessment
    if given is None:
        raise PaperDetailsMissing(
            paper_zh="外包服务考核表", paper_en="vendor assessment", what_zh="考核内容", what_en="the assessed items"
        )
    total, full = total_mark(given), sum((item.weight for item in given.items), Decimal(0))
    lost = [item for item in given.items if item.mark < item.weight]
    blocks = [
        Paragraph(
            f"根据《{given.contract}》，{given.assessed_by}对{given.vendor}{given.period}的服务进行了考核，"
            f"满分{weight(full)}分，得{points(total)}分。"
        ),
        Heading("考核得分"),
        _table(given),
        Heading("扣分情况"),
        *(_loss(item) for item in lost),
        *([] if lost else [Paragraph("各项考核指标均得满分。")]),
        Heading("服务费支付"),
        *_payment(given.fee, total),
        Heading("考核意见"),
        Paragraph(given.opinion or "考核单位未提出其他意见。"),
    ]
    return Document(
        f"{given.period}话务外包服务考核表",
        tuple(blocks),
        signature=Signature(bodies=(given.assessed_by,), on=given.assessed_on),
    )


def total_mark(given: VendorAssessment) -> Decimal:
    """The sum of the items' marks."""
    return sum((item.mark for item in given.items), Decimal(0))


def share_to_pay(fee: AssessedFee, total: Decimal) -> Decimal:
    """Which share of the fee a total earns: that of the highest term it reaches, nothing where it reaches none."""
    reached = [term for term in fee.terms if term.at_least is None or total >= term.at_least]
    best = max(reached, key=lambda term: Decimal(-1) if term.at_least is None else term.at_least, default=None)
    return Decimal(0) if best is None else best.share


def payable(fee: AssessedFee, total: Decimal) -> Decimal:
    """What is to be paid in yuan: the share of the fee less the deductions, to the fen and never below zero."""
    deducted = sum((line.executed or Decimal(0) for line in fee.deductions), Decimal(0))
    return max(round_half_up(fee.amount * share_to_pay(fee, total), 2) - deducted, Decimal(0))


def _table(given: VendorAssessment) -> Table:
    rows: list[Row] = []
    for index, item in enumerate(given.items):
        is_first = index == 0 or given.items[index - 1].level1 != item.level1
        names = [other.level1 for other in given.items[index:]]
        height = next((at for at, name in enumerate(names) if name != item.level1), len(names))
        before = (Cell(item.level1, rows=height),) if is_first else ()
        marks = (figure(item.value), figure(weight(item.weight)), figure(points(item.mark)))
        rows.append((*before, item.level2, item.standard, *marks))
    full = sum((item.weight for item in given.items), Decimal(0))
    total = (figure(weight(full)), figure(points(total_mark(given))))
    rows.append((Cell("合计", columns=4, is_bold=True), *total))
    columns = (
        Column("一级指标", width=1.2),
        Column("二级指标", width=1.6, align=Align.LEFT),
        Column("考核标准", width=3, align=Align.LEFT),
        Column("完成情况", width=1.3),
        Column("分值", width=0.8),
        Column("得分", width=0.8),
    )
    return Table(columns, tuple(rows), title=f"{given.period}考核得分表")


def _loss(item: AssessedItem) -> Paragraph:
    reason = item.reason.rstrip("。") or "扣分原因未提供"
    return Paragraph(f"扣{points(item.weight - item.mark)}分。{reason}。", lead=f"{item.level2}。")


def _payment(fee: AssessedFee | None, total: Decimal) -> Iterator[Paragraph | Table]:
    if fee is None:
        yield Paragraph("本次考核不与服务费支付挂钩。")
        return
    share = share_to_pay(fee, total)
    earned = round_half_up(fee.amount * share, 2)
    yield Paragraph(
        f"与考核挂钩的服务费为{money(fee.amount)}元，考核得{points(total)}分，按约定支付{show_percentage(share)}，"
        f"本期应付{money(payable(fee, total))}元。"
    )
    rows: list[Row] = [
        ("与考核挂钩的服务费", figure(money(fee.amount))),
        (f"按得分支付（{show_percentage(share)}）", figure(money(earned))),
        *((f"扣减：{line.name}", figure(money(-(line.executed or Decimal(0))))) for line in fee.deductions),
        (Cell("本期应付", is_bold=True), figure(money(payable(fee, total)))),
    ]
    columns = (Column("项目", width=2, align=Align.LEFT), Column("金额", align=Align.RIGHT))
    notes = tuple(_term(fee, index) for index in range(len(fee.terms)))
    yield Table(columns, tuple(rows), title="服务费支付计算表", unit="元", notes=(f"支付约定：{'；'.join(notes)}。",))


def _term(fee: AssessedFee, index: int) -> str:
    term = fee.terms[index]
    share = show_percentage(term.share)
    if term.at_least is None:
        return f"其余支付{share}"
    return f"得分{term.at_least.normalize():f}分及以上支付{share}"
