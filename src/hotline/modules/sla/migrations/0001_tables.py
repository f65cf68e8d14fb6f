import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="LimitRule",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=64)),
            ("version", models.PositiveIntegerField(default=1)),
            ("name", models.CharField(max_length=64)),
            (
                "clock",
                models.CharField(
                    choices=[
                        ("dispatch", "dispatch"),
                        ("acknowledge", "acknowledge"),
                        ("contact", "contact"),
                        ("handle", "handle"),
                        ("support", "support"),
                        ("citizen", "citizen"),
                        ("send_back", "send_back"),
                    ],
                    max_length=16,
                ),
            ),
            ("request_type", models.CharField(blank=True, max_length=24)),
            ("urgency", models.CharField(blank=True, max_length=16)),
            ("category_code", models.CharField(blank=True, max_length=32)),
            ("department_code", models.CharField(blank=True, max_length=64)),
            ("requester_kind", models.CharField(blank=True, max_length=16)),
            ("is_key_enterprise", models.BooleanField(default=False)),
            ("amount", models.PositiveSmallIntegerField()),
            (
                "unit",
                models.CharField(
                    choices=[
                        ("working_day", "working_day"),
                        ("working_hour", "working_hour"),
                        ("day", "day"),
                        ("hour", "hour"),
                        ("minute", "minute"),
                    ],
                    max_length=16,
                ),
            ),
            ("legal_basis", models.CharField(blank=True, max_length=200)),
            ("valid_from", models.DateField()),
            ("valid_to", models.DateField(null=True)),
            ("recorded_by", models.CharField(max_length=64)),
            ("recorded_at", models.DateTimeField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("code", "version"), name="one_limit_rule_of_a_version")],
        },
    ),
    migrations.CreateModel(
        name="HandlingPolicyVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("version", models.PositiveIntegerField(unique=True)),
            ("valid_from", models.DateField()),
            ("values", models.JSONField()),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("sla", "0001_initial"),
        ("sla", "0002_rules_of_every_clock"),
        ("sla", "0003_codes_of_rules"),
        ("sla", "0004_one_rule_of_a_version"),
        ("sla", "0005_handling_policy"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
    ]
