"""Employment, days of service and assessments as facts for indicators."""

from django.db.models import Aggregate, BooleanField, Case, F, Field, Func, Min, Q, QuerySet, When
from django.db.models.functions import ExtractHour, ExtractMinute

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactDimension, FactQuantity, FactSet

from .models import Employment, ShiftAssignment, StaffAssessment

_MINUTES_OF_DAY = 24 * 60


class _Minutes(Func):
    """A range of minutes of the day."""

    function = "numrange"
    output_field: "Field[object, object]" = Field()


class _Spans(Func):
    """Ranges that need not touch."""

    function = "nummultirange"
    output_field: "Field[object, object]" = Field()


class _Together(Aggregate):
    """Everything that any of the spans covers."""

    function = "range_agg"
    output_field: "Field[object, object]" = Field()


class _Contains(Func):
    """Whether the first covers the second."""

    template = "%(expressions)s"
    arg_joiner = " @> "
    output_field = BooleanField()


def _first_assignment_of_each_covered_day() -> QuerySet[ShiftAssignment]:
    """One record for every day on which the shifts that began on it cover 24 hours.

    A shift past midnight counts, with the whole of its span, for the day on which it began.
    """
    start = ExtractHour("shift__starts_at_time") * 60 + ExtractMinute("shift__starts_at_time")
    end = ExtractHour("shift__ends_at_time") * 60 + ExtractMinute("shift__ends_at_time")
    spans = Case(
        When(
            shift__ends_at_time__lte=F("shift__starts_at_time"),
            then=_Spans(_Minutes(start, _MINUTES_OF_DAY), _Minutes(0, end)),
        ),
        default=_Spans(_Minutes(start, end)),
    )
    # Whoever works the same shift on the same day adds nothing, and there are hundreds of them.
    each_shift = ShiftAssignment.objects.values("on", "shift").annotate(first=Min("pk")).values("first")
    covered = (
        ShiftAssignment.objects.filter(pk__in=each_shift)
        .values("on")
        .annotate(first=Min("pk"), is_covered=_Contains(_Together(spans), _Minutes(0, _MINUTES_OF_DAY)))
        .filter(is_covered=True)
    )
    return ShiftAssignment.objects.filter(pk__in=covered.values("first"))


EMPLOYMENTS = FactSet(
    name="employments",
    name_zh="在岗话务员",
    name_en="agents employed",
    records=Employment.objects.all,
    attributions={
        "employed": FactAttribution(
            "期间最后一日的状态",
            "being employed on the last day of the period",
            "started_on",
            "ended_on",
            is_lasting=True,
        ),
        "started": FactAttribution("入职日期", "the day employment started", "started_on"),
        "ended": FactAttribution("离职日期", "the day employment ended", "ended_on"),
    },
    columns=(
        FactColumn("staff_number", "工号", "Staff number", "person__staff_number"),
        FactColumn("person", "姓名", "Name", "person__name"),
        FactColumn("started_on", "入职日期", "Started", "started_on"),
        FactColumn("ended_on", "离职日期", "Ended", "ended_on"),
    ),
)

SERVICE_DAYS = FactSet(
    name="service_days",
    name_zh="班次覆盖24小时的服务日",
    name_en="days whose shifts cover 24 hours",
    records=_first_assignment_of_each_covered_day,
    attributions={"served": FactAttribution("服务日", "the day of service", "on")},
    columns=(FactColumn("on", "服务日", "Day", "on"),),
)

STAFF_ASSESSMENTS = FactSet(
    name="staff_assessments",
    name_zh="员工考评",
    name_en="assessments of agents",
    records=StaffAssessment.objects.all,
    attributions={"assessed": FactAttribution("考评日期", "the day of the assessment", "assessed_on")},
    conditions={"passed": FactCondition("合格", "passed", Q(has_passed=True))},
    quantities={"score": FactQuantity("考评得分", "score", F("score"), "分", "points")},
    dimensions={"agent": FactDimension("person__account", "person__name")},
    columns=(
        FactColumn("staff_number", "工号", "Staff number", "person__staff_number"),
        FactColumn("person", "姓名", "Name", "person__name"),
        FactColumn("assessed_on", "考评日期", "Assessed", "assessed_on"),
        FactColumn("score", "得分", "Score", "score"),
        FactColumn("has_passed", "是否合格", "Passed", "has_passed"),
    ),
)

FACTS = (EMPLOYMENTS, SERVICE_DAYS, STAFF_ASSESSMENTS)
