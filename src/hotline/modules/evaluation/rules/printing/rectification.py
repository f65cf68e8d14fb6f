"""整改通知书 and the reply to it, matter by matter."""

from collections.abc import Iterator

from hotline.kit.documents import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Signature,
    Table,
    chinese_date,
)
from hotline.modules.evaluation.errors import PaperDetailsMissing

from .details import Matter, RectificationNotice
from .printing import NOT_GIVEN, PaperContents


def _notice(contents: PaperContents) -> RectificationNotice:
    if contents.details.notice is None:
        raise PaperDetailsMissing(
            paper_zh="整改文书", paper_en="rectification papers", what_zh="整改通知", what_en="the notice"
        )
    return contents.details.notice


def rectification_notice(contents: PaperContents) -> Document:
    """The notice; refused where none was given."""
    notice = _notice(contents)
    return Document(
        "整改通知书",
        tuple(_notice_blocks(notice)),
        issuer=notice.issuer,
        number=notice.number,
        addressee=notice.addressee,
        signature=Signature(bodies=(notice.issuer,), on=notice.issued_on),
    )


def _notice_blocks(notice: RectificationNotice) -> Iterator[Block]:
    count = len(notice.matters)
    yield Paragraph(f"{notice.occasion.rstrip('。')}，发现需要整改的问题{count}项，现通知如下：")
    yield Heading("存在的问题及整改要求")
    for matter in notice.matters:
        yield Heading(matter.found.rstrip("。"), level=2)
        due = chinese_date(matter.due_on)
        yield Paragraph(f"{matter.basis.rstrip('。')}。", lead="依据：")
        yield Paragraph(f"{matter.demand.rstrip('。')}，于{due}前完成。", lead="整改要求：")
    yield _matters(notice.matters)
    yield Heading("回复要求")
    reply = chinese_date(notice.reply_by)
    yield Paragraph(f"请逐项查明原因、落实整改，并于{reply}前书面回复整改情况，附佐证材料。")


def _matters(matters: tuple[Matter, ...]) -> Table:
    columns = (
        Column("序号", width=0.6),
        Column("问题", width=3, align=Align.LEFT),
        Column("整改要求", width=3, align=Align.LEFT),
        Column("完成时限", width=2),
    )
    rows: tuple[Row, ...] = tuple(
        (str(number), matter.found, matter.demand, chinese_date(matter.due_on))
        for number, matter in enumerate(matters, start=1)
    )
    return Table(columns, rows, title="整改事项清单")


def rectification_reply(contents: PaperContents) -> Document:
    """The reply; refused where there is no notice or no reply, or where a matter has no answer."""
    notice, reply = _notice(contents), contents.details.reply
    if reply is None or len(reply.measures) != len(notice.matters):
        raise PaperDetailsMissing(
            paper_zh="整改回复", paper_en="rectification reply", what_zh="逐项回复", what_en="a reply to each matter"
        )
    rows: list[Row] = []
    blocks: list[Block] = [
        Paragraph(
            f"《整改通知书》（{notice.number}）收悉。我单位对指出的{len(notice.matters)}项问题逐项整改，现回复如下："
        ),
        Heading("整改情况"),
    ]
    for number, (matter, measure) in enumerate(zip(notice.matters, reply.measures, strict=True), start=1):
        blocks += [
            Heading(matter.found.rstrip("。"), level=2),
            Paragraph(f"{measure.cause.rstrip('。')}。", lead="原因："),
            Paragraph(f"{measure.done.rstrip('。')}。", lead="整改措施："),
        ]
        done_on = chinese_date(measure.completed_on) if measure.completed_on else NOT_GIVEN
        rows.append((str(number), matter.found, chinese_date(matter.due_on), measure.state, done_on))
    columns = (
        Column("序号", width=0.6),
        Column("问题", width=3, align=Align.LEFT),
        Column("完成时限", width=2),
        Column("整改状态", width=1.2),
        Column("完成日期", width=2),
    )
    blocks.append(Table(columns, tuple(rows), title="整改落实情况表"))
    return Document(
        "整改情况回复",
        tuple(blocks),
        number=reply.number,
        addressee=notice.issuer,
        signature=Signature(bodies=(reply.replied_by,), on=reply.replied_on),
    )
