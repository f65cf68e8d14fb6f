"""Tables of what a city decides for its telephones: callers, settings, departments' experts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DECISIONS = [
    migrations.CreateModel(
        name="CallerRule",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=24)),
            (
                "kind",
                models.CharField(
                    choices=[("refused", "refused"), ("preferred", "preferred"), ("elderly", "elderly")], max_length=12
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("proposed", "proposed"),
                        ("in_force", "in_force"),
                        ("declined", "declined"),
                        ("ended", "ended"),
                    ],
                    max_length=12,
                ),
            ),
            ("reason", models.CharField(max_length=200)),
            ("last_on", models.DateField()),
            ("proposed_at", models.DateTimeField()),
            (
                "proposed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("decided_at", models.DateTimeField(null=True)),
            (
                "decided_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decision_note", models.CharField(blank=True, max_length=200)),
            ("end_note", models.CharField(blank=True, max_length=200)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ended_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "-proposed_at"], name="caller_rule_by_state")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["proposed", "in_force"])),
                    fields=("number",),
                    name="one_live_rule_per_number",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="CityTelephoneVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("valid_from", models.DateTimeField()),
            ("values", models.JSONField()),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.CharField(max_length=200)),
            ("applied_at", models.DateTimeField(null=True)),
            ("failure_zh", models.TextField(blank=True)),
            ("failure_en", models.TextField(blank=True)),
            ("failed_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="DepartmentExpert",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            ("name", models.CharField(max_length=32)),
            ("number", models.CharField(max_length=24)),
            ("subject", models.CharField(max_length=100)),
            ("entered_at", models.DateTimeField()),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("changed_at", models.DateTimeField(null=True)),
            (
                "changed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("removed_at__isnull", True)),
                    fields=("department", "name", "number"),
                    name="one_expert_of_a_name_and_number",
                )
            ],
        },
    ),
]
