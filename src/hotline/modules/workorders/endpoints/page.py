"""The answer of every step: the work order as its page shows it now."""

from django.http import HttpRequest

from hotline.modules.access.public import actor_from, language_of
from hotline.modules.workorders.schemas import presentation
from hotline.modules.workorders.schemas.output import WorkOrderOutput
from hotline.modules.workorders.selectors import details, visibility


def detail_for(request: HttpRequest, number: str) -> WorkOrderOutput:
    """A work order with everything that the reader may see of it."""
    actor = actor_from(request)
    return presentation.detail(details.read(number, by=actor), to=actor, language=language_of(request))


def detail_while_visible(request: HttpRequest, number: str) -> WorkOrderOutput | None:
    """The same; nothing after a step by which somebody gave up seeing the work order."""
    is_visible = visibility.visible_to(actor_from(request)).filter(number=number).exists()
    return detail_for(request, number) if is_visible else None
