"""Tables of notices, from a reminder up to a summons."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

NOTICES = [
    migrations.CreateModel(
        name="NoticeSeries",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("year", models.PositiveSmallIntegerField(unique=True)),
            ("last", models.PositiveIntegerField()),
        ],
    ),
    migrations.CreateModel(
        name="SupervisionNotice",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=24, unique=True)),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="supervision_notices",
                    to="workorders.workorder",
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            (
                "level",
                models.CharField(
                    choices=[("ordinary", "ordinary"), ("key", "key"), ("summons", "summons")], max_length=8
                ),
            ),
            (
                "reason",
                models.CharField(
                    choices=[
                        ("manual", "manual"),
                        ("overdue", "overdue"),
                        ("long_overdue", "long_overdue"),
                        ("sent_back_often", "sent_back_often"),
                        ("passed_round", "passed_round"),
                        ("notice_unanswered", "notice_unanswered"),
                        ("often_overdue", "often_overdue"),
                    ],
                    max_length=20,
                ),
            ),
            ("demand", models.TextField()),
            (
                "state",
                models.CharField(
                    choices=[
                        ("awaits_reply", "awaits_reply"),
                        ("replied", "replied"),
                        ("accepted", "accepted"),
                        ("rectifying", "rectifying"),
                        ("rectified", "rectified"),
                        ("closed", "closed"),
                        ("withdrawn", "withdrawn"),
                    ],
                    max_length=16,
                ),
            ),
            ("issued_at", models.DateTimeField()),
            (
                "issued_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reply_days", models.PositiveSmallIntegerField()),
            ("reply_due_at", models.DateTimeField()),
            (
                "raised_from",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="raised_to",
                    to="supervision.supervisionnotice",
                ),
            ),
            ("late_noted_at", models.DateTimeField(null=True)),
            ("closed_at", models.DateTimeField(null=True)),
            (
                "closed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("closing_note", models.TextField(blank=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["issued_at", "id"], name="notice_by_moment"),
                models.Index(
                    condition=models.Q(("state", "awaits_reply")), fields=["reply_due_at"], name="notice_by_reply_due"
                ),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state__in", ["closed", "withdrawn"]), _negated=True),
                    fields=("work_order", "department", "level"),
                    name="one_open_notice_of_a_level",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="NoticeReply",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "notice",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replies",
                    to="supervision.supervisionnotice",
                ),
            ),
            ("reply", models.TextField()),
            ("measures", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("outcome", models.CharField(blank=True, max_length=12)),
            ("note", models.TextField(blank=True)),
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
        ],
    ),
    migrations.CreateModel(
        name="Rectification",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "notice",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="rectifications",
                    to="supervision.supervisionnotice",
                ),
            ),
            ("demand", models.TextField()),
            ("due_on", models.DateField()),
            ("demanded_at", models.DateTimeField()),
            (
                "demanded_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
            ("outcome", models.CharField(blank=True, max_length=8)),
            ("note", models.TextField(blank=True)),
            ("checked_at", models.DateTimeField(null=True)),
            (
                "checked_by",
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
        name="NoticeProposal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="notice_proposals",
                    to="workorders.workorder",
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            (
                "level",
                models.CharField(
                    choices=[("ordinary", "ordinary"), ("key", "key"), ("summons", "summons")], max_length=8
                ),
            ),
            (
                "reason",
                models.CharField(
                    choices=[
                        ("manual", "manual"),
                        ("overdue", "overdue"),
                        ("long_overdue", "long_overdue"),
                        ("sent_back_often", "sent_back_often"),
                        ("passed_round", "passed_round"),
                        ("notice_unanswered", "notice_unanswered"),
                        ("often_overdue", "often_overdue"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[("open", "open"), ("issued", "issued"), ("dismissed", "dismissed")], max_length=12
                ),
            ),
            ("proposed_at", models.DateTimeField()),
            ("policy_number", models.PositiveIntegerField()),
            (
                "notice",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="proposal",
                    to="supervision.supervisionnotice",
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
            ("dismissal_reason", models.TextField(blank=True)),
        ],
        options={
            "indexes": [models.Index(fields=["proposed_at", "id"], name="proposal_by_moment")],
            "constraints": [
                models.UniqueConstraint(fields=("work_order", "department", "level"), name="one_proposal_of_a_level")
            ],
        },
    ),
    migrations.CreateModel(
        name="Reminder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="reminders", to="workorders.workorder"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            ("level", models.CharField(choices=[("ordinary", "ordinary"), ("key", "key")], max_length=8)),
            ("trigger", models.CharField(max_length=16)),
            (
                "clock",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="workorders.clock",
                ),
            ),
            ("text", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("read_at", models.DateTimeField(null=True)),
            (
                "read_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(fields=["at", "id"], name="reminder_by_moment"),
                models.Index(
                    condition=models.Q(("read_at__isnull", True)),
                    fields=["department"],
                    name="reminder_unread_by_department",
                ),
            ],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("clock__isnull", False)),
                    fields=("clock", "trigger"),
                    name="one_reminder_per_clock_and_trigger",
                )
            ],
        },
    ),
]
