from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Case, Value, When

from hotline.kit.clock import now


def into_first_version(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Put the days that a hotline has already into its version 1."""
    days = apps.get_model("taxonomy", "SpecialDay").objects.all()
    if not days.exists():
        return
    first = apps.get_model("taxonomy", "CalendarVersion").objects.create(
        number=1,
        published_at=now(),
        published_by="hotline",
        source="chinesecalendar",
        note="国务院办公厅历年节假日安排",
    )
    days.update(version=first, kind=Case(When(is_working=True, then=Value("full")), default=Value("off")))


def out_of_versions(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Keep of each day what the newest version says; half days count as working."""
    special_days = apps.get_model("taxonomy", "SpecialDay").objects
    newest = special_days.order_by("on", "-version__number").distinct("on").values_list("pk", flat=True)
    special_days.exclude(pk__in=list(newest)).delete()
    special_days.update(is_working=Case(When(kind="off", then=Value(False)), default=Value(True)), version=None)
    apps.get_model("taxonomy", "CalendarVersion").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("taxonomy", "0002_calendar_versions")]

    operations = [migrations.RunPython(into_first_version, out_of_versions)]
