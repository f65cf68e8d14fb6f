"""Write the rows of a workbook into the services by the day."""

from collections.abc import Sequence
from datetime import date

from hotline.modules.administration.rules.planning import Texts
from hotline.modules.administration.rules.responsibilities import TYPE_WORDS
from hotline.modules.administration.rules.services import CHANNEL_WORDS
from hotline.modules.workorders.public import ServiceDayRow, enter_service_days


def take_in_services(rows: Sequence[tuple[Texts, Texts | None]]) -> None:
    """Enter days that are new, and the count that now holds for those that changed."""
    enter_service_days(
        ServiceDayRow(
            date.fromisoformat(texts["日期"]),
            CHANNEL_WORDS[texts["渠道"]],
            TYPE_WORDS[texts["诉求类型"]],
            int(texts["服务量"]),
        )
        for texts, _ in rows
    )
