"""What happened to a work order since somebody looked."""

from hotline.modules.workorders.errors import Change
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent

# More than this nobody compares: he reads the work order anew.
_MOST = 50


def changes_since(work_order: WorkOrder, version: int) -> list[Change]:
    """The steps after a version, oldest first, each with the fields that it changed; at most fifty."""
    events = WorkOrderEvent.objects.filter(work_order=work_order, sequence__gte=version).select_related("actor")
    stage = ""
    changes: list[Change] = []
    for event in events.order_by("sequence")[: _MOST + 1]:
        if event.sequence > version:
            fields = [*(["stage"] if stage != event.stage else []), *sorted(event.details)]
            changes.append(Change(event.step, event.actor.name, event.at, tuple(fields)))
        stage = event.stage
    return changes
