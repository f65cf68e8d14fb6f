"""Which limits hold for a work order."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from hotline.kit.errors import NotFound

from .errors import LimitRuleClosed
from .models import LimitRule
from .rules.criteria import LimitCriteria, RuledLimit, most_particular
from .rules.limits import ClockKind, Limit
from .rules.starting import starting_limits


def limit_for(clock: ClockKind, criteria: LimitCriteria, *, on: date) -> Limit:
    """A clock's limit by the most particular rule in force on that day."""
    return limits_for([clock], criteria, on=on)[clock]


def limits_for(clocks: Collection[ClockKind], criteria: LimitCriteria, *, on: date) -> dict[ClockKind, Limit]:
    """The limits of several clocks in one query; the starting rules answer where the hotline has none that fits."""
    ruled: dict[ClockKind, list[RuledLimit]] = {clock: [] for clock in clocks}
    for rule in rules_in_force(on).filter(clock__in=list(clocks)):
        ruled[ClockKind(rule.clock)].append(rule.ruled_limit)
    limits: dict[ClockKind, Limit] = {}
    for clock, rules in ruled.items():
        limit = most_particular(rules, criteria) or most_particular(starting_limits(clock), criteria)
        assert limit is not None, "a starting rule of each clock fits everything"
        limits[clock] = limit
    return limits


def rules_in_force(on: date) -> QuerySet[LimitRule]:
    """The rules that hold on that day, by clock and code."""
    in_time = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return LimitRule.objects.filter(in_time, valid_from__lte=on).order_by("clock", "code", "version")


def limit_rules(*, on: date | None = None, clock: ClockKind | None = None) -> QuerySet[LimitRule]:
    """Every version of every rule, or those in force on a day; of one clock where one is given."""
    found = rules_in_force(on) if on else LimitRule.objects.order_by("clock", "code", "version")
    return found.filter(clock=clock) if clock else found


def open_rule(code: str) -> LimitRule:
    """The newest version of a rule, which nobody has closed."""
    rule = LimitRule.objects.filter(code=code).order_by("-version").first()
    if rule is None:
        raise NotFound(field="code", what=code)
    if rule.valid_to is not None:
        raise LimitRuleClosed(rule=code, valid_to=rule.valid_to.isoformat())
    return rule
