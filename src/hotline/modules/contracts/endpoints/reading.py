"""Who reads."""

from django.http import HttpRequest

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import actor_from, language_of
from hotline.modules.contracts.schemas.presentation import Reader


def reader_of(request: HttpRequest) -> Reader:
    """Who reads, in which language, today."""
    return Reader(actor_from(request), language_of(request), local_date(now()))
