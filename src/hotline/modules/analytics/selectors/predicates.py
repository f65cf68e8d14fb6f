"""Formulas and periods as conditions of the database: figures and the records behind them use the same ones."""

from datetime import date, datetime, timedelta

from django.db.models import BooleanField, Case, DateTimeField, Model, Q, QuerySet, Value, When
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, IsNull, LessThan, LessThanOrEqual

from hotline.kit.clock import end_of_day, start_of_day
from hotline.kit.facts import FactAttribution, FactSet
from hotline.modules.analytics.rules.formulas import Clause, Comparison, Operator, RecordTerm
from hotline.modules.analytics.rules.periods import Period

_LOOKUPS = {
    Operator.AT_MOST: LessThanOrEqual,
    Operator.AT_LEAST: GreaterThanOrEqual,
    Operator.BELOW: LessThan,
    Operator.ABOVE: GreaterThan,
}


def counted(facts: FactSet, term: RecordTerm) -> Q:
    """Which records the term counts: every `where` holds and no `without`."""
    condition = Q()
    for clause in term.where:
        condition &= _clause(facts, clause)
    for clause in term.without:
        # What cannot be told of a record, because a moment is missing, does not leave it out.
        condition &= Q(Exact(holds(_clause(facts, clause)), False))
    return condition


def holds(predicate: Q) -> Case:
    """Whether a record meets the predicate: true or false, never unknown."""
    return Case(When(predicate, then=Value(True)), default=Value(False), output_field=BooleanField())


def within(facts: FactSet, attribution: FactAttribution, period: Period) -> Q:
    """Which records belong to the period, both local days included."""
    if attribution.is_lasting:
        began = Q(**{f"{attribution.path}__lte": period.last_day})
        if attribution.path_until is None:
            return began
        return began & (
            Q(**{f"{attribution.path_until}__isnull": True}) | Q(**{f"{attribution.path_until}__gte": period.last_day})
        )
    start, end = bounds(facts, attribution, period)
    return Q(**{f"{attribution.path}__gte": start, f"{attribution.path}__lt": end})


def bounds(facts: FactSet, attribution: FactAttribution, period: Period) -> tuple[date | datetime, date | datetime]:
    """The period's half-open bounds: local midnights for a moment, days for a date."""
    if is_moment(facts.records(), attribution):
        return start_of_day(period.first_day), end_of_day(period.last_day)
    return period.first_day, period.last_day + timedelta(days=1)


def is_moment(records: QuerySet[Model], attribution: FactAttribution) -> bool:
    """Whether the attribution is a moment and not a date."""
    return isinstance(records.model._meta.get_field(attribution.path), DateTimeField)


def _clause(facts: FactSet, clause: Clause) -> Q:
    condition = Q()
    for part in clause:
        if isinstance(part, Comparison):
            value = facts.quantities[part.quantity].value
            # A record without the quantity does not meet the comparison; said outright, so that its negation is true.
            condition &= Q(IsNull(value, False)) & Q(_LOOKUPS[part.operator](value, part.number))
        else:
            condition &= facts.conditions[part.condition].predicate
    return condition
