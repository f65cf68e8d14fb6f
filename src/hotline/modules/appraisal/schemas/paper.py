"""The rectification notice with its reply as an official document."""

from collections.abc import Sequence

from hotline.kit.clock import local_date
from hotline.kit.documents import Block, Document, Heading, Paragraph, Signature, chinese_date
from hotline.modules.appraisal.models import AppraisalEntry, RectificationNotice
from hotline.modules.appraisal.rules.words import Move, Subject
from hotline.modules.appraisal.selectors.projects import entries_of
from hotline.modules.appraisal.selectors.sheets import find_notice
from hotline.modules.departments.public import profile

_SAID = {Move.REPLY: "书面答复", Move.RETURN: "退回意见", Move.CLOSE: "复查结论"}


def rectification_paper(notice_id: int) -> Document:
    """The notice to a body, and after it everything that was answered and checked, in its order."""
    notice = find_notice(notice_id)
    return _paper(notice, entries_of(Subject.RECTIFICATION, [notice])[notice.pk])


def _paper(notice: RectificationNotice, entries: Sequence[AppraisalEntry]) -> Document:
    followed = [entry for entry in entries if entry.move in _SAID]
    # Official documents name bodies, not people.
    issuer = notice.assessment.firm if notice.assessment else profile().title
    blocks: list[Block] = [
        Paragraph(f"在对热线外包服务的监理中发现以下问题，请于{chinese_date(notice.due_on)}前整改并书面答复。"),
        Heading("存在的问题"),
        Paragraph(notice.problem),
        Heading("整改要求"),
        Paragraph(notice.demand),
    ]
    if followed:
        blocks.append(Heading("答复与复查"))
        blocks.extend(Paragraph(entry.note, lead=_lead(entry)) for entry in followed)
    return Document(
        "整改通知书",
        tuple(blocks),
        number=notice.number,
        issuer=issuer,
        addressee=notice.addressed_to,
        signature=Signature(bodies=(issuer,), on=local_date(notice.issued_at)),
    )


def _lead(entry: AppraisalEntry) -> str:
    return f"{_SAID[Move(entry.move)]}（{chinese_date(local_date(entry.at))}）："
