"""The rows that a city's telephone begins with."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REASONS = (
    ("meal", "用餐", "Meal"),
    ("rest", "小休", "Short rest"),
    ("training", "培训", "Training"),
    ("meeting", "会议", "Meeting"),
    ("paperwork", "处理工单", "Work on work orders"),
    ("other", "其他", "Other"),
)


def bring_usual_reasons(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A city's list begins with what centres usually have; its thresholds with those of GB/T 33358."""
    reason = apps.get_model("telephony", "NotReadyReason")
    for position, (code, name, name_en) in enumerate(REASONS, 1):
        reason.objects.get_or_create(code=code, defaults={"name": name, "name_en": name_en, "position": position})
    apps.get_model("telephony", "LiveViewPolicy").objects.get_or_create(id=1)
