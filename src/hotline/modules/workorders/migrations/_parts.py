"""Tables of who is charged with what: the responsibility list, parts of departments, clocks, approvals."""

import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

PARTS = [
    migrations.CreateModel(
        name="ResponsibilityEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=96)),
            ("version", models.PositiveIntegerField(default=1)),
            (
                "category",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taxonomy.category"
                ),
            ),
            ("division_prefix", models.CharField(blank=True, db_collation="C", max_length=12)),
            ("request_type", models.CharField(blank=True, max_length=24)),
            ("urgency", models.CharField(blank=True, max_length=16)),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="responsibilities",
                    to="departments.department",
                ),
            ),
            (
                "supporting_codes",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=32), default=list, size=None
                ),
            ),
            (
                "copied_codes",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=32), default=list, size=None
                ),
            ),
            ("basis", models.CharField(blank=True, max_length=256)),
            ("limit_amount", models.PositiveSmallIntegerField(null=True)),
            ("limit_unit", models.CharField(blank=True, max_length=16)),
            ("valid_from", models.DateField(default=datetime.date(1900, 1, 1))),
            ("valid_to", models.DateField(null=True)),
            ("recorded_by", models.CharField(blank=True, max_length=64)),
            ("recorded_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("code", "version"), name="one_responsibility_of_a_version"),
                models.UniqueConstraint(
                    condition=models.Q(("valid_to__isnull", True)),
                    fields=("category", "division_prefix", "department", "request_type", "urgency"),
                    name="one_entry_per_remit",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Assignment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="workorders.workorder"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            (
                "part",
                models.CharField(
                    choices=[("lead", "lead"), ("supporting", "supporting"), ("copied", "copied")], max_length=12
                ),
            ),
            ("dispatch_number", models.PositiveSmallIntegerField()),
            ("assigned_at", models.DateTimeField()),
            (
                "assigned_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("instruction", models.TextField(blank=True, db_default="")),
            ("basis", models.CharField(blank=True, db_default="", max_length=256)),
            ("responsibility_code", models.CharField(blank=True, db_default="", max_length=96)),
            ("responsibility_version", models.PositiveIntegerField(null=True)),
            ("acknowledged_at", models.DateTimeField(null=True)),
            (
                "acknowledged_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("replied_at", models.DateTimeField(null=True)),
            ("reply", models.TextField(blank=True, db_default="")),
            ("ended_at", models.DateTimeField(null=True)),
            ("ended_by_step", models.CharField(blank=True, db_default="", max_length=24)),
            ("registered_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ("is_archived", models.BooleanField(db_default=False, default=False)),
            ("is_published", models.BooleanField(db_default=False, default=False)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at__isnull", True)),
                    fields=["department", "registered_at", "work_order"],
                    name="newest_part_by_department",
                ),
                models.Index(
                    condition=models.Q(("ended_at__isnull", True), ("is_archived", False)),
                    fields=["department", "work_order"],
                    name="assignment_open_by_department",
                ),
                models.Index(
                    condition=models.Q(("ended_at__isnull", True), ("is_published", True)),
                    fields=["department", "registered_at", "work_order"],
                    name="published_part_by_department",
                ),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at__isnull", True), ("part", "lead")),
                    fields=("work_order",),
                    name="one_department_leads_at_a_time",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("ended_at__isnull", True)),
                    fields=("work_order", "department"),
                    name="one_live_part_per_department",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Clock",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="workorders.workorder"
                ),
            ),
            (
                "assignment",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="clocks",
                    to="workorders.assignment",
                ),
            ),
            (
                "kind",
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
            ("started_at", models.DateTimeField()),
            ("limit_amount", models.PositiveSmallIntegerField()),
            ("limit_unit", models.CharField(max_length=16)),
            ("limit_rule_code", models.CharField(blank=True, max_length=32)),
            ("limit_rule_name", models.CharField(max_length=64)),
            ("limit_basis", models.CharField(blank=True, max_length=128)),
            ("calendar_version", models.PositiveIntegerField()),
            (
                "extensions",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=24), default=list, size=None
                ),
            ),
            ("fixed_due_at", models.DateTimeField(null=True)),
            ("due_at", models.DateTimeField()),
            ("stopped_at", models.DateTimeField(null=True)),
            ("was_cancelled", models.BooleanField(default=False)),
            ("next_warning_at", models.DateTimeField(null=True)),
            ("next_warning_percent", models.PositiveSmallIntegerField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("next_warning_at__isnull", False), ("stopped_at__isnull", True)),
                    fields=["next_warning_at"],
                    name="clock_by_next_warning",
                ),
                models.Index(fields=["work_order"], name="clock_by_work_order"),
            ],
        },
    ),
    migrations.CreateModel(
        name="Suspension",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="workorders.workorder"
                ),
            ),
            ("reason", models.TextField()),
            ("started_at", models.DateTimeField()),
            (
                "started_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("ends_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("ended_at__isnull", True)), fields=["ends_at"], name="suspension_by_end"
                )
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("ended_at__isnull", True)),
                    fields=("work_order",),
                    name="one_suspension_at_a_time",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Approval",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="workorders.workorder"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("send_back", "send_back"),
                        ("extension", "extension"),
                        ("promise", "promise"),
                        ("exclusion", "exclusion"),
                    ],
                    max_length=12,
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
            ("requested_at", models.DateTimeField()),
            (
                "requested_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField()),
            ("basis", models.CharField(blank=True, max_length=256)),
            (
                "proposed_department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("amount", models.PositiveSmallIntegerField(null=True)),
            ("unit", models.CharField(blank=True, max_length=16)),
            ("until_on", models.DateField(null=True)),
            ("ground", models.CharField(blank=True, max_length=24)),
            ("level", models.PositiveSmallIntegerField(default=1)),
            ("outcome", models.CharField(blank=True, max_length=12)),
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
            "indexes": [
                models.Index(
                    condition=models.Q(("outcome", "")), fields=["kind", "requested_at"], name="approval_open_by_kind"
                )
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("outcome", "")),
                    fields=("work_order", "kind"),
                    name="one_open_approval_of_a_kind",
                )
            ],
        },
    ),
]
