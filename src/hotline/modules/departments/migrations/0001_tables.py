import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="HotlineProfile",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=64)),
            ("title", models.CharField(max_length=64)),
            ("title_en", models.CharField(max_length=128)),
            ("city", models.CharField(max_length=32)),
            ("division_code", models.CharField(max_length=12)),
            ("is_demonstration", models.BooleanField(default=False)),
            ("scale", models.DecimalField(decimal_places=4, default=1, max_digits=6)),
            ("seed", models.IntegerField(null=True)),
            ("first_day", models.DateField(null=True)),
            ("last_day", models.DateField(null=True)),
            ("resident_population", models.IntegerField(null=True)),
        ],
        options={
            "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="one_profile")],
        },
    ),
    migrations.CreateModel(
        name="Department",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=32, unique=True)),
            ("name", models.CharField(max_length=64)),
            ("short_name", models.CharField(max_length=32)),
            (
                "level",
                models.CharField(choices=[("city", "city"), ("county", "county"), ("town", "town")], max_length=8),
            ),
            (
                "parent",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="children",
                    to="departments.department",
                ),
            ),
            ("path", models.CharField(db_collation="C", max_length=160, unique=True)),
            ("division_code", models.CharField(blank=True, max_length=12)),
            ("remit", models.TextField(blank=True)),
            (
                "agency_type",
                models.CharField(
                    blank=True,
                    choices=[
                        ("government_department", "government_department"),
                        ("county_government", "county_government"),
                        ("town_government", "town_government"),
                        ("public_institution", "public_institution"),
                        ("public_utility", "public_utility"),
                        ("vertical_agency", "vertical_agency"),
                        ("other_agency", "other_agency"),
                    ],
                    max_length=24,
                ),
            ),
            ("is_hotline_centre", models.BooleanField(default=False)),
            ("is_active", models.BooleanField(default=True)),
            ("closed_on", models.DateField(null=True)),
            (
                "successor",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="predecessors",
                    to="departments.department",
                ),
            ),
            ("replies_need_approval", models.BooleanField(default=False)),
        ],
    ),
    migrations.CreateModel(
        name="Membership",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="membership", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="departments.department"
                ),
            ),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("departments", "0001_initial"),
        ("departments", "0002_replies_need_approval"),
        ("departments", "0003_agency_types_and_closings"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
    ]
