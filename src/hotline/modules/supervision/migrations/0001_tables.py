from django.conf import settings
from django.db import migrations

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables
from hotline.modules.supervision.migrations._accountability import ACCOUNTABILITY
from hotline.modules.supervision.migrations._leaders import LEADERS
from hotline.modules.supervision.migrations._notices import NOTICES


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("supervision", "0001_initial"),
        ("supervision", "0002_reminders_and_instructions"),
        ("supervision", "0003_accountability_and_duty"),
        ("supervision", "0004_append_only"),
    ]
    dependencies = [
        ("departments", "0001_tables"),
        ("workorders", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables([*NOTICES, *LEADERS, *ACCOUNTABILITY]),
        append_only("supervision_accountabilityentry"),
    ]
