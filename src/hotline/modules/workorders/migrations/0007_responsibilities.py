"""Version the responsibility list. The lines there are hold from the beginning."""

from datetime import date

import django.contrib.postgres.fields
from django.db import migrations, models

_CODES = """
UPDATE workorders_responsibilityentry AS entry
SET code = category.code || '.' || coalesce(nullif(division_prefix, ''), 'city') || '.' || department.code
FROM taxonomy_category AS category, departments_department AS department
WHERE category.id = entry.category_id AND department.id = entry.department_id;
"""


class Migration(migrations.Migration):
    dependencies = [("workorders", "0006_parts_of_earlier_work_orders")]

    operations = [
        migrations.AddField(
            "assignment", "responsibility_code", models.CharField(blank=True, db_default="", max_length=96)
        ),
        migrations.AddField("assignment", "responsibility_version", models.PositiveIntegerField(null=True)),
        migrations.AddField("responsibilityentry", "code", models.CharField(default="", max_length=96), False),
        migrations.AddField("responsibilityentry", "version", models.PositiveIntegerField(default=1)),
        migrations.AddField(
            "responsibilityentry", "request_type", models.CharField(blank=True, default="", max_length=24), False
        ),
        migrations.AddField(
            "responsibilityentry", "urgency", models.CharField(blank=True, default="", max_length=16), False
        ),
        migrations.AddField(
            "responsibilityentry",
            "supporting_codes",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=32), default=list, size=None),
        ),
        migrations.AddField(
            "responsibilityentry",
            "copied_codes",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=32), default=list, size=None),
        ),
        migrations.AddField("responsibilityentry", "limit_amount", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField(
            "responsibilityentry", "limit_unit", models.CharField(blank=True, default="", max_length=16), False
        ),
        migrations.AddField("responsibilityentry", "valid_from", models.DateField(default=date(1900, 1, 1))),
        migrations.AddField("responsibilityentry", "valid_to", models.DateField(null=True)),
        migrations.AddField(
            "responsibilityentry", "recorded_by", models.CharField(blank=True, default="", max_length=64), False
        ),
        migrations.AddField("responsibilityentry", "recorded_at", models.DateTimeField(null=True)),
        migrations.AlterField("responsibilityentry", "basis", models.CharField(blank=True, max_length=256)),
        migrations.RunSQL(_CODES, migrations.RunSQL.noop),
        migrations.RemoveConstraint("responsibilityentry", "one_entry_per_remit"),
        migrations.AddConstraint(
            "responsibilityentry",
            models.UniqueConstraint(fields=("code", "version"), name="one_responsibility_of_a_version"),
        ),
        migrations.AddConstraint(
            "responsibilityentry",
            models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)),
                fields=("category", "division_prefix", "department", "request_type", "urgency"),
                name="one_entry_per_remit",
            ),
        ),
    ]
