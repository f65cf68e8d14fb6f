"""Tables of what leaders ask for, daily lists, and the policy of supervision."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LEADERS = [
    migrations.CreateModel(
        name="LeaderInstruction",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="instructions", to="workorders.workorder"
                ),
            ),
            (
                "notice",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="instructions",
                    to="supervision.supervisionnotice",
                ),
            ),
            ("text", models.TextField()),
            ("given_at", models.DateTimeField()),
            (
                "leader",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("given", "given"),
                        ("forwarded", "forwarded"),
                        ("replied", "replied"),
                        ("completed", "completed"),
                    ],
                    max_length=12,
                ),
            ),
            ("reply_days", models.PositiveSmallIntegerField()),
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("forwarded_at", models.DateTimeField(null=True)),
            ("reply_due_at", models.DateTimeField(null=True)),
            ("reply", models.TextField(blank=True)),
            ("replied_at", models.DateTimeField(null=True)),
            (
                "replied_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("return_note", models.TextField(blank=True)),
            ("completed_at", models.DateTimeField(null=True)),
            (
                "completed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("completion_note", models.TextField(blank=True)),
        ],
        options={
            "indexes": [models.Index(fields=["given_at", "id"], name="instruction_by_moment")],
        },
    ),
    migrations.CreateModel(
        name="LeaderItem",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="leader_item", to="workorders.workorder"
                ),
            ),
            ("leader", models.CharField(blank=True, max_length=64)),
            ("requirement", models.TextField(blank=True)),
            (
                "state",
                models.CharField(
                    choices=[("open", "open"), ("reported", "reported"), ("approved", "approved")], max_length=12
                ),
            ),
            ("assigned_at", models.DateTimeField()),
            (
                "assigned_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("due_on", models.DateField(null=True)),
            ("report", models.TextField(blank=True)),
            ("reported_at", models.DateTimeField(null=True)),
            (
                "reported_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("decision_note", models.TextField(blank=True)),
            ("approved_at", models.DateTimeField(null=True)),
            (
                "approved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["assigned_at", "id"], name="leader_item_by_moment")],
        },
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
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
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
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    fields=("day", "kind", "department", "focus_area"),
                    name="one_daily_list_of_a_kind",
                    nulls_distinct=False,
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="SupervisionPolicy",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
            ("reminder_hours", models.PositiveSmallIntegerField()),
            ("key_reminder_hours", models.PositiveSmallIntegerField()),
            ("key_after_working_days", models.PositiveSmallIntegerField()),
            ("key_after_send_backs", models.PositiveSmallIntegerField()),
            ("key_after_units", models.PositiveSmallIntegerField()),
            ("summons_after_overdue_in_month", models.PositiveSmallIntegerField()),
            ("reply_days_ordinary", models.PositiveSmallIntegerField()),
            ("reply_days_key", models.PositiveSmallIntegerField()),
            ("reply_days_summons", models.PositiveSmallIntegerField()),
            ("instruction_reply_days", models.PositiveSmallIntegerField()),
            ("due_soon_hours", models.PositiveSmallIntegerField()),
            ("accountability_rate", models.DecimalField(decimal_places=4, max_digits=5)),
            ("smallest_sample", models.PositiveSmallIntegerField()),
            ("explanation_days", models.PositiveSmallIntegerField()),
            ("circular_after_working_days", models.PositiveSmallIntegerField()),
            ("interview_after_working_days", models.PositiveSmallIntegerField()),
        ],
    ),
]
