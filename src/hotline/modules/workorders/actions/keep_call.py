"""Keep what was said in a call for as long as its work orders may need it."""

from datetime import datetime

from hotline.modules.telephony.public import RecordingClass, keep_longer
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.words import RequestType

_DISPUTED = frozenset({RequestType.COMPLAINT, RequestType.IRREGULARITY_REPORT})


def keep_call_as_needed(work_order: WorkOrder, *, at: datetime) -> None:
    """What was said may have to be proved where somebody is complained about or reported."""
    if work_order.call_id is not None and work_order.request_type in _DISPUTED:
        keep_longer(call_id=work_order.call_id, recording_class=RecordingClass.DISPUTED, at=at)
