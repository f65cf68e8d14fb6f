import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="Employment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("started_on", models.DateField()),
            ("ended_on", models.DateField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="Shift",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=16, unique=True)),
            ("name", models.CharField(max_length=32)),
            ("starts_at_time", models.TimeField()),
            ("ends_at_time", models.TimeField()),
        ],
    ),
    migrations.CreateModel(
        name="ShiftAssignment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "shift",
                models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workforce.shift"),
            ),
            ("on", models.DateField()),
        ],
        options={
            "indexes": [models.Index(fields=["on"], name="shift_assignment_by_day")],
            "constraints": [models.UniqueConstraint(fields=("person", "on", "shift"), name="one_assignment_per_shift")],
        },
    ),
    migrations.CreateModel(
        name="StaffAssessment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("assessed_on", models.DateField()),
            ("score", models.PositiveSmallIntegerField()),
            ("has_passed", models.BooleanField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("workforce", "0001_initial"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
    ]
