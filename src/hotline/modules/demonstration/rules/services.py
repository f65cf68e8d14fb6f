"""What was answered at once without a work order: services by day, channel and kind, at their published sums."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from pydantic import BaseModel, ConfigDict

from hotline.modules.workorders.rules.words import Channel, RequestType

from .shape import day_weight
from .volumes import apportion
from .workdays import Workdays

# How what is no inquiry splits into kinds, which is assumed.
_OTHERS = {RequestType.ASSISTANCE: 6, RequestType.COMPLAINT: 3, RequestType.SUGGESTION: 1}


class Services(BaseModel):
    """The year's services: all of them, and the inquiries among those without a work order.

    `channels` splits what had none, which is assumed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    total: int
    inquiries_without_work_order: int
    channels: Mapping[Channel, int]


@dataclass(frozen=True, slots=True)
class PlannedServices:
    """So many services of a day, which is a whole day's number."""

    day: int
    channel: Channel
    request_type: RequestType
    services: int


def plan_services(
    rng: Random,
    year: Services,
    scale: Decimal,
    weights: Sequence[int],
    months: Sequence[range],
    orders: int,
    workdays: Workdays,
) -> Iterator[PlannedServices]:
    """The services without a work order, where so many orders were registered; months by their weights."""
    inquiries = round(year.inquiries_without_work_order * scale)
    others = round(year.total * scale) - orders - inquiries
    kinds = {RequestType.INQUIRY: inquiries}
    kinds |= dict(zip(_OTHERS, apportion(list(_OTHERS.values()), others), strict=True))
    for kind, total in kinds.items():
        for days, of_month in zip(months, apportion(weights, total), strict=True):
            of_days = [day_weight(day, workdays) * rng.lognormvariate(0.0, 0.05) for day in days]
            for day, of_day in zip(days, apportion(of_days, of_month), strict=True):
                shares = apportion(list(year.channels.values()), of_day)
                for channel, count in zip(year.channels, shares, strict=True):
                    if count:
                        yield PlannedServices(day, channel, kind, count)
