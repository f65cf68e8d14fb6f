"""The answer of every step: the work order as its page shows it now."""

from django.http import HttpRequest

from hotline.modules.access.public import actor_from
from hotline.modules.workorders.schemas import presentation
from hotline.modules.workorders.schemas.output import WorkOrderOutput
from hotline.modules.workorders.selectors import details


def detail_for(request: HttpRequest, number: str) -> WorkOrderOutput:
    """A work order with everything that the reader may see of it."""
    actor = actor_from(request)
    return presentation.detail(details.read(number, by=actor), to=actor)
