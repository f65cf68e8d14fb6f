"""From duplicates and histories to what pages get, with reasons in words."""

from datetime import datetime

from hotline.modules.requesters.public import mask_name, mask_phone_number
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES
from hotline.modules.workorders.rules.similarity import LikenessReason
from hotline.modules.workorders.selectors.callers import CallerHistory
from hotline.modules.workorders.selectors.duplicates import Duplicate

from .presentation import item
from .registration import CallerHistoryOutput, DuplicateOutput, HistoryItemOutput

_REASONS: dict[LikenessReason, dict[str, str]] = {
    LikenessReason.SAME_NUMBER: {"zh": "同一来电号码", "en": "same telephone number"},
    LikenessReason.SAME_PLACE: {"zh": "同一地点", "en": "same place"},
    LikenessReason.NEAR_PLACE: {"zh": "地点相近（{percent}%）", "en": "near place ({percent}%)"},
    LikenessReason.SAME_CATEGORY: {"zh": "同一事项分类", "en": "same category"},
    LikenessReason.NEAR_CATEGORY: {"zh": "事项分类相近", "en": "related category"},
    LikenessReason.SIMILAR_TEXT: {"zh": "内容相似（{percent}%）", "en": "similar text ({percent}%)"},
}
_AGES = {"zh": "{days}天前登记", "en": "registered {days} days ago"}
_TODAY = {"zh": "24小时内登记", "en": "registered within 24 hours"}


def duplicate(found: Duplicate, *, at: datetime, language: str) -> DuplicateOutput:
    """A possible duplicate, with why it is taken for one."""
    words = [_REASONS[reason][language].format(percent=round(value * 100)) for reason, value in found.likeness.reasons]
    days = (at - found.work_order.registered_at).days
    age = _AGES[language].format(days=days) if days else _TODAY[language]
    return DuplicateOutput(
        **dict(item(found.work_order, at)),
        score=found.likeness.score,
        reasons=[*words, age],
        is_mergeable=found.is_mergeable,
        address=found.work_order.address,
    )


def caller_history(history: CallerHistory, *, at: datetime) -> CallerHistoryOutput:
    """Who is on the line; a number that nobody is known by gives an empty history."""
    latest = history.requesters[0] if history.requesters else None
    return CallerHistoryOutput(
        name_masked=mask_name(latest.name) if latest else "",
        phone_number_masked=mask_phone_number(latest.phone_number) if latest else "",
        kind=latest.kind if latest else "",
        calls_90_days=history.calls,
        repeat_count=len(history.work_orders),
        open_count=history.open_count,
        is_repeat_caller=history.is_repeat_caller,
        is_key_enterprise=history.is_key_enterprise,
        work_orders=[
            HistoryItemOutput(
                **dict(item(work_order, at)),
                is_open=work_order.current_stage in OPEN_STAGES,
                same_matters=history.same_matters[work_order.number],
            )
            for work_order in history.work_orders
        ],
    )
