from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from hotline.kit.clock import start_of_day

# The rules that every hotline was opened with, by their names.
CODES = {"诉求类五个工作日": "handle", "咨询类三个工作日": "handle_inquiry", "突发事件两小时": "handle_emergency"}


def name_by_code(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give each rule a code of its own."""
    taken: set[str] = set()
    for rule in apps.get_model("sla", "LimitRule").objects.order_by("pk"):
        code = CODES.get(rule.name, "")
        rule.code = code if code and code not in taken else f"handle_{rule.pk}"
        rule.recorded_at = start_of_day(rule.valid_from)
        rule.save(update_fields=["code", "recorded_at"])
        taken.add(rule.code)


def keep_newest(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Leave the rules of handling only, which is what there was."""
    apps.get_model("sla", "LimitRule").objects.exclude(clock="handle").delete()


class Migration(migrations.Migration):
    dependencies = [("sla", "0002_rules_of_every_clock")]

    operations = [migrations.RunPython(name_by_code, keep_newest)]
