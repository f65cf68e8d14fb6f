"""Work orders that were registered a moment ago."""

from collections.abc import Iterable

from hotline.modules.workorders.models import WorkOrder

_SHOWN = ("category", "division", "handling_department", "registered_by")


def rows(work_orders: Iterable[WorkOrder]) -> list[WorkOrder]:
    """Work orders that the reader has just registered, as a list shows them, in the order of their numbers."""
    found = WorkOrder.objects.select_related(*_SHOWN).in_bulk([work_order.pk for work_order in work_orders])
    return [found[key] for key in sorted(found)]
