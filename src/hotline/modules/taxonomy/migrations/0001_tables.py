import datetime

import django.db.models.deletion
from django.db import migrations, models

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="Category",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=32, unique=True)),
            ("name", models.CharField(max_length=64)),
            ("level", models.PositiveSmallIntegerField()),
            (
                "parent",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="children",
                    to="taxonomy.category",
                ),
            ),
            (
                "top",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.category"
                ),
            ),
            ("definition", models.TextField(blank=True)),
            ("is_active", models.BooleanField(default=True)),
        ],
    ),
    migrations.CreateModel(
        name="Division",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(db_collation="C", max_length=12, unique=True)),
            ("name", models.CharField(max_length=64)),
            ("level", models.PositiveSmallIntegerField()),
            (
                "parent",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="children",
                    to="taxonomy.division",
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="CalendarVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("published_at", models.DateTimeField()),
            ("published_by", models.CharField(max_length=64)),
            ("source", models.CharField(blank=True, max_length=200)),
            ("note", models.TextField(blank=True)),
            ("morning_from", models.TimeField(default=datetime.time(9, 0))),
            ("morning_to", models.TimeField(default=datetime.time(12, 0))),
            ("afternoon_from", models.TimeField(default=datetime.time(14, 0))),
            ("afternoon_to", models.TimeField(default=datetime.time(18, 0))),
        ],
    ),
    migrations.CreateModel(
        name="SpecialDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "version",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="special_days",
                    to="taxonomy.calendarversion",
                ),
            ),
            ("on", models.DateField()),
            (
                "kind",
                models.CharField(
                    choices=[("off", "off"), ("full", "full"), ("morning", "morning"), ("afternoon", "afternoon")],
                    max_length=16,
                ),
            ),
            ("name", models.CharField(max_length=64)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("on", "version"), name="one_kind_of_a_day_in_a_version")],
        },
    ),
    migrations.CreateModel(
        name="BoundaryVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("published_at", models.DateTimeField()),
            ("published_by", models.CharField(max_length=64)),
            ("source", models.CharField(max_length=200)),
            ("shapes", models.JSONField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("taxonomy", "0001_initial"),
        ("taxonomy", "0002_calendar_versions"),
        ("taxonomy", "0003_first_version"),
        ("taxonomy", "0004_days_of_versions"),
        ("taxonomy", "0005_boundaries"),
    ]
    dependencies = []

    operations = [
        CreateTables(TABLES),
        append_only("taxonomy_calendarversion"),
        append_only("taxonomy_specialday"),
        append_only("taxonomy_boundaryversion"),
    ]
