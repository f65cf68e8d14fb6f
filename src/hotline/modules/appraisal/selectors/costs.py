"""What hotlines cost, ours beside others."""

from collections.abc import Sequence
from decimal import Decimal

from hotline.modules.analytics import public as analytics
from hotline.modules.appraisal.models import CostFigure
from hotline.modules.appraisal.rules.costs import Comparison, Cost, compare
from hotline.modules.evaluation.public import load_scheme
from hotline.modules.scoring.public import IndicatorRequest

_WORK = ("agents_employed", "call_volume", "work_orders")


def own_work(scheme_code: str) -> Cost:
    """Our agents, calls and work orders in the scheme's period, from records."""
    period = load_scheme(scheme_code).period
    requests = [IndicatorRequest(code=code, variant=None, by_month=False) for code in _WORK]
    values = analytics.values(requests, period.first_day, period.last_day)
    agents, calls, work_orders = (int(one.exact) if one.exact is not None else None for one in values)
    return Cost("", Decimal(0), agents, calls, work_orders)


def newest_costs(project_id: int) -> list[CostFigure]:
    """The newest figure of each place, ours first."""
    found: dict[str, CostFigure] = {}
    for one in CostFigure.objects.filter(project_id=project_id).order_by("id"):
        found[one.place] = one
    return sorted(found.values(), key=lambda one: (not one.is_ours, one.place))


def comparison_of(costs: Sequence[CostFigure]) -> tuple[Comparison, ...]:
    """Ours beside the others, for an agent, a call and a work order."""
    as_rules = {one.place: Cost(one.place, one.cost_yuan, one.agents, one.calls, one.work_orders) for one in costs}
    ours = next((as_rules[one.place] for one in costs if one.is_ours), None)
    return compare(ours, [as_rules[one.place] for one in costs if not one.is_ours])
