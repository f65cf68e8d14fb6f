"""Which limits, and which handling policy, hold for a work order."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.cache import cache
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import JSONObject

from hotline.kit.clock import local_date
from hotline.kit.errors import NotFound

from .errors import LimitRuleClosed
from .models import HandlingPolicyVersion, LimitRule
from .rules.criteria import LimitCriteria, RuledLimit, most_particular
from .rules.handling_policy import STARTING_POLICY, HandlingPolicy, kept_policy, policy_from, values_of
from .rules.limits import ClockKind, Limit
from .rules.starting import starting_limits

# What the choice among rules needs of each.
_RULE_FIELDS = (
    "code",
    "name",
    "request_type",
    "urgency",
    "category_code",
    "department_code",
    "requester_kind",
    "is_key_enterprise",
    "amount",
    "unit",
    "legal_basis",
    "valid_from",
)


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
        limits[clock] = _limit(rules, clock, criteria)
    return limits


def _limit(rules: Iterable[RuledLimit], clock: ClockKind, criteria: LimitCriteria) -> Limit:
    limit = most_particular(rules, criteria) or most_particular(starting_limits(clock), criteria)
    assert limit is not None, "a starting rule of each clock fits everything"
    return limit


def rules_beside(clock: ClockKind, *, on: date) -> ArraySubquery:
    """A column with the rules of a clock in force on a day, for `limit_among`: whoever looks something up anyway asks
    for them in the same query.
    """
    columns = JSONObject(**{name: F(name) for name in _RULE_FIELDS})
    return ArraySubquery(rules_in_force(on).filter(clock=clock).values_list(columns, flat=True))


def limit_among(rows: Iterable[Mapping[str, object]], clock: ClockKind, criteria: LimitCriteria) -> Limit:
    """The limit by the most particular of the rules in such a column, else by the starting rules."""
    rules = [LimitRule(**{**row, "valid_from": date.fromisoformat(str(row["valid_from"]))}) for row in rows]
    return _limit([rule.ruled_limit for rule in rules], clock, criteria)


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


@dataclass(frozen=True, slots=True)
class PolicyOfVersion:
    """What holds from a day on, and the version that says so; 0 for what the platform starts with."""

    version: int
    valid_from: date
    policy: HandlingPolicy


_START = PolicyOfVersion(0, date.min, STARTING_POLICY)


def handling_policy(at: datetime) -> HandlingPolicy:
    """The numbers that hold at a moment. Kept for seconds in the process, so that no work order costs a query."""
    return policy_version_on(local_date(at)).policy


def policy_version_on(day: date) -> PolicyOfVersion:
    """The newest version in force on that day."""
    return next((one for one in _known_versions() if one.valid_from <= day), _START)


def compare_handling_policy(values: Mapping[str, object], *, on: date) -> tuple[PolicyOfVersion, HandlingPolicy]:
    """What holds on a day, and what would hold with these values instead; `InvalidInput` for what cannot be."""
    before = next((one for one in _read_versions() if one.valid_from <= on), _START)
    return before, policy_from({**values_of(before.policy), **values})


def handling_policy_versions() -> QuerySet[HandlingPolicyVersion]:
    """Every version, the newest first, with who published it."""
    return HandlingPolicyVersion.objects.select_related("published_by").order_by("-version")


def forget_handling_policy() -> None:
    """Have this process ask for the versions anew."""
    cache.delete(_cache_key())


def _known_versions() -> list[PolicyOfVersion]:
    known: list[PolicyOfVersion] | None = cache.get(_cache_key())
    if known is None:
        known = _read_versions()
        cache.set(_cache_key(), known, settings.HANDLING_POLICY_KNOWN_SECONDS)
    return known


def _read_versions() -> list[PolicyOfVersion]:
    rows = HandlingPolicyVersion.objects.order_by("-version").values_list("version", "valid_from", "values")
    return [PolicyOfVersion(version, valid_from, kept_policy(values)) for version, valid_from, values in rows]


def _cache_key() -> str:
    # One process may serve several hotlines' databases one after the other, as the demonstration's loading does.
    return f"handling_policy:{connection.settings_dict['NAME']}"
