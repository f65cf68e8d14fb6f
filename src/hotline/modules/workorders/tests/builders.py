"""Work orders for tests."""

from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.requesters.public import Caller, RequesterKind
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.register_batch import Matter
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

CALLER = Caller(RequesterKind.PERSON, "测试甲", "13800000000")


def matter(**changes: object) -> Matter:
    """A complaint about water in the county, with the given changes."""
    values: dict[str, object] = {
        "request_type": RequestType.COMPLAINT,
        "urgency": Urgency.ORDINARY,
        "title": "小区停水两天",
        "content": "来电人反映小区停水两天，希望尽快恢复。",
        "category_code": "010101",
        "division_code": "990121100",
        "address": "城关镇东大街8号",
        "channel": Channel.PHONE,
        "call_reference": "",
        "is_confidential": False,
    }
    return Matter(**(values | changes))  # type: ignore[arg-type]


def registered(by: Actor, at: datetime, **changes: object) -> WorkOrder:
    """A work order that waits for dispatch."""
    return register(matter=matter(**changes), caller=CALLER, by=by, at=at)


def dispatched(by: Actor, at: datetime, department_code: str = "dongshan-water", **changes: object) -> WorkOrder:
    """A work order that waits for the department."""
    return dispatch(number=registered(by, at, **changes).number, parts=Parts(department_code), by=by, at=at)
