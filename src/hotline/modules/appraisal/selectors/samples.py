"""Work orders to be drawn, and what was found in those that were."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from hotline.kit.clock import end_of_day, local_date, start_of_day
from hotline.modules.access.public import Actor
from hotline.modules.appraisal.models import SampleDraw
from hotline.modules.appraisal.rules.intervals import Interval, share_interval
from hotline.modules.appraisal.rules.words import State, StratifiedBy
from hotline.modules.workorders.public import visible_to

_NONE = "—"


def population_of(first_day: date, last_day: date, by_what: StratifiedBy, *, by: Actor) -> dict[str, tuple[str, int]]:
    """The work orders that were completed on these days, as far as the actor may see them: number -> (stratum, id)."""
    found = visible_to(by).filter(
        completed_at__gte=start_of_day(first_day), completed_at__lt=end_of_day(last_day), is_confidential=False
    )
    rows = found.values_list(
        "number", "pk", "completed_at", "handling_department__short_name", "category__top__name", "category__name"
    )
    return {
        number: (_stratum(by_what, completed_at, department, top or category), pk)
        for number, pk, completed_at, department, top, category in rows
    }


def _stratum(by_what: StratifiedBy, completed_at: datetime | None, department: str | None, category: str) -> str:
    match by_what:
        case StratifiedBy.MONTH:
            return f"{local_date(completed_at):%Y-%m}" if completed_at else _NONE
        case StratifiedBy.DEPARTMENT:
            return department or _NONE
        case StratifiedBy.CATEGORY:
            return category


@dataclass(frozen=True, slots=True)
class SampleResult:
    """How many were judged, how many were faulty, and how sure the share is for the whole population."""

    judged: int
    faulty: int
    error_rate: Fraction | None
    interval: Interval | None


def result_of(draw: SampleDraw) -> SampleResult:
    """What the judged ones say; without a judged one there is no rate."""
    states = [order.state for order in draw.orders.all()]
    faulty = states.count(State.FAULTY)
    judged = faulty + states.count(State.FAULTLESS)
    return SampleResult(judged, faulty, Fraction(faulty, judged) if judged else None, share_interval(faulty, judged))
