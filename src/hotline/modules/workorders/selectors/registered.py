"""Work orders that were registered a moment ago."""

from collections.abc import Iterable

from hotline.kit.fetched import give_fetched
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent

from .details import read, with_surroundings

_SHOWN = ("category", "division", "handling_department", "registered_by")


def read_registered(registered: WorkOrder, *, by: Actor) -> WorkOrder:
    """What `details.read` gives, in two queries: nothing but its first event, and the clock that it has at hand,
    refers to a work order just inserted.

    One that was answered or merged as well has more to tell and is read whole.
    """
    if registered.version > 1:
        return read(registered.number, by=by)
    work_order = with_surroundings(registered.number, by=by).get()
    nothing = {
        str(relation.get_accessor_name()): () for relation in WorkOrder._meta.related_objects if relation.one_to_many
    }
    event = WorkOrderEvent.objects.select_related("actor", "department").get(work_order=work_order)
    # The clock is the centre's own, which came with the registration.
    give_fetched(work_order, nothing | {"history": [event], "clocks": list(registered.clocks.all())})
    return work_order


def rows(work_orders: Iterable[WorkOrder]) -> list[WorkOrder]:
    """Work orders that the reader has just registered, as a list shows them, in the order of their numbers."""
    found = WorkOrder.objects.select_related(*_SHOWN).in_bulk([work_order.pk for work_order in work_orders])
    return [found[key] for key in sorted(found)]
