import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("supervision", "0002_reminders_and_instructions"),
        ("departments", "0001_initial"),
        ("workorders", "0011_leader_approval"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "outcome",
                    models.CharField(blank=True, choices=[("upheld", "upheld"), ("waived", "waived")], max_length=8),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                ("decision_note", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                    ),
                ),
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
                    "work_order",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accountability_cases",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccountabilityEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.CharField(max_length=24)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="supervision.accountabilitycase",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DailyList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("overdue", "overdue"),
                            ("due_soon", "due_soon"),
                            ("unacknowledged", "unacknowledged"),
                            ("focus_area", "focus_area"),
                        ],
                        max_length=16,
                    ),
                ),
                ("focus_area", models.CharField(blank=True, max_length=24)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), default=list, size=None
                    ),
                ),
                ("made_at", models.DateTimeField()),
                (
                    "department",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="departments.department",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DutyOfficer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=64)),
                ("phone_number", models.CharField(max_length=24)),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
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
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("was_sent", models.BooleanField()),
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
                (
                    "work_order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="escalations",
                        to="workorders.workorder",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="accountabilitycase",
            index=models.Index(fields=["opened_at", "id"], name="accountability_by_moment"),
        ),
        migrations.AddConstraint(
            model_name="accountabilitycase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("work_order__isnull", False)),
                fields=("work_order", "department"),
                name="one_case_per_work_order_and_department",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilitycase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("month__isnull", False)),
                fields=("department", "month"),
                name="one_case_per_department_and_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="accountabilitycase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("month__isnull", True), ("work_order__isnull", False)),
                    models.Q(("month__isnull", False), ("work_order__isnull", True)),
                    _connector="OR",
                ),
                name="a_case_is_about_a_work_order_or_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="dailylist",
            constraint=models.UniqueConstraint(
                fields=("day", "kind", "department", "focus_area"),
                name="one_daily_list_of_a_kind",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="dutyofficer",
            index=models.Index(fields=["department", "starts_at"], name="duty_by_department"),
        ),
        migrations.AddConstraint(
            model_name="dutyofficer",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="a_duty_ends_after_it_begins"
            ),
        ),
    ]
