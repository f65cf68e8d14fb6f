import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="Requester",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("kind", models.CharField(choices=[("person", "person"), ("enterprise", "enterprise")], max_length=12)),
            ("name", models.CharField(blank=True, max_length=64)),
            ("phone_number", models.CharField(blank=True, db_index=True, max_length=24)),
            ("division_code", models.CharField(blank=True, max_length=12)),
            ("unified_credit_code", models.CharField(blank=True, db_default="", max_length=18)),
        ],
        options={
            "indexes": [models.Index(fields=["name"], name="requester_by_name")],
        },
    ),
    migrations.CreateModel(
        name="KeyEnterprise",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("unified_credit_code", models.CharField(db_collation="C", max_length=18)),
            ("name", models.CharField(max_length=64)),
            ("contact", models.CharField(blank=True, max_length=64)),
            ("listed_from", models.DateField()),
            ("listed_to", models.DateField(null=True)),
            ("reason", models.TextField()),
            ("listed_at", models.DateTimeField()),
            (
                "listed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("removed_at", models.DateTimeField(null=True)),
            (
                "removed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("removal_reason", models.TextField(blank=True)),
        ],
        options={
            "indexes": [models.Index(fields=["unified_credit_code", "listed_from"], name="key_enterprise_by_code")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("listed_to__isnull", True)),
                    fields=("unified_credit_code",),
                    name="one_listing_without_end_per_enterprise",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("listed_to__isnull", True), ("listed_to__gte", models.F("listed_from")), _connector="OR"
                    ),
                    name="listings_end_after_they_begin",
                ),
            ],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("requesters", "0001_initial"),
        ("requesters", "0002_key_enterprises"),
        ("requesters", "0003_requester_by_name"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
    ]
