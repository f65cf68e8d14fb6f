"""Write the lines of a workbook into the responsibility list."""

from collections.abc import Sequence
from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.administration.rules.planning import Texts
from hotline.modules.administration.rules.responsibilities import TYPE_WORDS, UNIT_WORDS, URGENCY_WORDS, codes_in
from hotline.modules.sla.public import LimitUnit
from hotline.modules.workorders.public import Remit, Terms, replace_responsibility, write_responsibility


def take_in_responsibilities(rows: Sequence[tuple[Texts, Texts | None]], *, by: Actor, at: datetime) -> None:
    """Write lines that are new, and the next version of those that changed; all hold from today."""
    for texts, before in rows:
        if before is None:
            write_responsibility(
                code=texts["条目编码"], remit=_remit(texts), terms=_terms(texts), valid_from=None, by=by, at=at
            )
        else:
            replace_responsibility(code=texts["条目编码"], terms=_terms(texts), valid_from=None, by=by, at=at)


def _remit(texts: Texts) -> Remit:
    return Remit(
        texts["分类编码"],
        texts["适用区划代码"],
        TYPE_WORDS.get(texts["诉求类型"], ""),
        URGENCY_WORDS.get(texts["紧急程度"], ""),
    )


def _terms(texts: Texts) -> Terms:
    return Terms(
        texts["承办单位编码"],
        texts["依据"],
        tuple(codes_in(texts["协办单位编码"])),
        tuple(codes_in(texts["抄送单位编码"])),
        int(texts["时限"]) if texts["时限"] else None,
        LimitUnit(UNIT_WORDS[texts["时限单位"]]) if texts["时限"] else None,
    )
