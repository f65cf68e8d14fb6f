"""Inspections as facts for indicators."""

from django.db.models import F, Q

from hotline.kit.facts import FactAttribution, FactColumn, FactCondition, FactDimension, FactQuantity, FactSet

from .models import Inspection

INSPECTIONS = FactSet(
    name="inspections",
    name_zh="话务监听",
    name_en="inspections of calls",
    records=Inspection.objects.all,
    attributions={"inspected": FactAttribution("监听时间", "the moment of the inspection", "inspected_at")},
    conditions={"passed": FactCondition("合格", "passed", Q(has_passed=True))},
    quantities={"score": FactQuantity("质检得分", "score", F("score"), "分", "points")},
    dimensions={"agent": FactDimension("call__agent__account", "call__agent__name")},
    columns=(
        FactColumn("call", "通话编号", "Call", "call__reference"),
        FactColumn("inspected_at", "监听时间", "Inspected", "inspected_at"),
        FactColumn("agent", "话务员", "Agent", "call__agent__name"),
        FactColumn("inspector", "质检员", "Inspector", "inspector__name"),
        FactColumn("score", "得分", "Score", "score"),
        FactColumn("has_passed", "是否合格", "Passed", "has_passed"),
        FactColumn("comment", "意见", "Comment", "comment"),
    ),
    link=("call", "call__reference"),
)

FACTS = (INSPECTIONS,)
