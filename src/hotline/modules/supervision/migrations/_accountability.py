"""Tables of accountability and duty."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ACCOUNTABILITY = [
    migrations.CreateModel(
        name="AccountabilityCase",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("overdue_work_order", "overdue_work_order"), ("monthly_rate", "monthly_rate")],
                    max_length=20,
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            (
                "work_order",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="accountability_cases",
                    to="workorders.workorder",
                ),
            ),
            ("due_at", models.DateTimeField(null=True)),
            ("days_overdue", models.DecimalField(decimal_places=1, max_digits=6, null=True)),
            ("month", models.DateField(null=True)),
            ("due_count", models.PositiveIntegerField(null=True)),
            ("on_time_count", models.PositiveIntegerField(null=True)),
            ("policy_number", models.PositiveIntegerField()),
            ("opened_at", models.DateTimeField()),
            (
                "stage",
                models.CharField(
                    choices=[
                        ("notice", "notice"),
                        ("explanation_required", "explanation_required"),
                        ("circular", "circular"),
                        ("interview", "interview"),
                    ],
                    max_length=24,
                ),
            ),
            (
                "due_stage",
                models.CharField(
                    choices=[
                        ("notice", "notice"),
                        ("explanation_required", "explanation_required"),
                        ("circular", "circular"),
                        ("interview", "interview"),
                    ],
                    max_length=24,
                ),
            ),
            ("explanation_due_at", models.DateTimeField(null=True)),
            ("explanation", models.TextField(blank=True)),
            ("explained_at", models.DateTimeField(null=True)),
            (
                "explained_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "outcome",
                models.CharField(blank=True, choices=[("upheld", "upheld"), ("waived", "waived")], max_length=8),
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
            ("decision_note", models.TextField(blank=True)),
        ],
        options={
            "indexes": [models.Index(fields=["opened_at", "id"], name="accountability_by_moment")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("work_order__isnull", False)),
                    fields=("work_order", "department"),
                    name="one_case_per_work_order_and_department",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("month__isnull", False)),
                    fields=("department", "month"),
                    name="one_case_per_department_and_month",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("month__isnull", True), ("work_order__isnull", False)),
                        models.Q(("month__isnull", False), ("work_order__isnull", True)),
                        _connector="OR",
                    ),
                    name="a_case_is_about_a_work_order_or_a_month",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="AccountabilityEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "case",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="entries",
                    to="supervision.accountabilitycase",
                ),
            ),
            ("stage", models.CharField(max_length=24)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("note", models.TextField(blank=True)),
        ],
    ),
    migrations.CreateModel(
        name="DutyOfficer",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("name", models.CharField(max_length=64)),
            ("phone_number", models.CharField(max_length=24)),
            ("starts_at", models.DateTimeField()),
            ("ends_at", models.DateTimeField()),
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
            "indexes": [models.Index(fields=["department", "starts_at"], name="duty_by_department")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="a_duty_ends_after_it_begins"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Escalation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="workorders.workorder"
                ),
            ),
            (
                "clock",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workorders.clock"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            (
                "officer",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="supervision.dutyofficer",
                ),
            ),
            ("at", models.DateTimeField()),
            ("was_sent", models.BooleanField()),
        ],
    ),
]
