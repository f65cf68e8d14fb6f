"""Issued reports as facts for indicators."""

from django.db.models import F, Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactSet
from hotline.modules.analytics.models import IssuedReport
from hotline.modules.analytics.rules.reports import ReportKind

_KINDS = {
    ReportKind.DAILY.value: ("日报", "daily"),
    ReportKind.WEEKLY.value: ("周报", "weekly"),
    ReportKind.MONTHLY.value: ("月报", "monthly"),
    ReportKind.YEARLY.value: ("年报", "yearly"),
}

ISSUED_REPORTS = FactSet(
    name="issued_reports",
    name_zh="报告",
    name_en="issued reports",
    records=IssuedReport.objects.all,
    attributions={
        "counted": FactAttribution(
            "印发日（日报）或所覆盖的最后一日（其他）",
            "the day of issue (daily) or the last day covered",
            "counted_on",
        )
    },
    conditions={
        **{
            kind.value: FactCondition(f"{_KINDS[kind.value][0]}类", _KINDS[kind.value][1], Q(kind=kind))
            for kind in ReportKind
        },
        "late": FactCondition("晚于时限印发", "issued after it was due", Q(issued_at__gt=F("due_at"))),
    },
    columns=(
        FactColumn("kind", "种类", "Kind", "kind", words=_KINDS),
        FactColumn("first_day", "起始日期", "From", "first_day"),
        FactColumn("last_day", "截止日期", "To", "last_day"),
        FactColumn("due_at", "应印发时间", "Due", "due_at"),
        FactColumn("issued_at", "印发时间", "Issued", "issued_at"),
    ),
)
