"""Tables of what happens to work orders: history, contacts, replies, promises; disputes and duplicates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

HANDLING = [
    migrations.CreateModel(
        name="WorkOrderEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="history", to="workorders.workorder"
                ),
            ),
            ("sequence", models.PositiveSmallIntegerField()),
            ("step", models.CharField(max_length=24)),
            ("stage", models.CharField(max_length=16)),
            ("at", models.DateTimeField()),
            (
                "actor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
            ("note", models.TextField(blank=True)),
            ("details", models.JSONField(default=dict)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("work_order", "sequence"), name="one_event_per_place_in_history")
            ],
        },
    ),
    migrations.CreateModel(
        name="ContactAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="contact_attempts",
                    to="workorders.workorder",
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("means", models.CharField(max_length=12)),
            ("was_reached", models.BooleanField()),
            ("note", models.TextField(blank=True)),
            ("recording_reference", models.CharField(blank=True, max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name="Reply",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="workorders.workorder"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            ("answer", models.TextField()),
            ("report", models.TextField(blank=True)),
            ("basis", models.TextField(blank=True)),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("solved", "solved"),
                        ("partly_solved", "partly_solved"),
                        ("explained", "explained"),
                        ("unsolved", "unsolved"),
                    ],
                    max_length=16,
                ),
            ),
            ("written_at", models.DateTimeField()),
            (
                "written_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
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
            ("overruled_findings", models.JSONField(default=list)),
        ],
    ),
    migrations.CreateModel(
        name="Attachment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="attachments", to="workorders.workorder"
                ),
            ),
            (
                "reply",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="attachments",
                    to="workorders.reply",
                ),
            ),
            ("name", models.CharField(max_length=128)),
            ("content_type", models.CharField(max_length=64)),
            ("size", models.PositiveIntegerField()),
            ("sha256", models.CharField(db_collation="C", max_length=64)),
            ("added_at", models.DateTimeField()),
            (
                "added_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="PromiseTask",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="promise_tasks", to="workorders.workorder"
                ),
            ),
            ("due_on", models.DateField()),
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
            ("report", models.TextField(blank=True)),
        ],
    ),
    migrations.CreateModel(
        name="JointReview",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="joint_reviews", to="workorders.workorder"
                ),
            ),
            ("reason", models.TextField()),
            ("opened_at", models.DateTimeField()),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("concluded_at", models.DateTimeField(null=True)),
            (
                "concluded_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("conclusion", models.TextField(blank=True)),
            ("basis", models.CharField(blank=True, max_length=256)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("concluded_at__isnull", True)),
                    fields=("work_order",),
                    name="one_joint_review_at_a_time",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="JointReviewOpinion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "joint_review",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="opinions", to="workorders.jointreview"
                ),
            ),
            (
                "department",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="departments.department"
                ),
            ),
            ("given_at", models.DateTimeField(null=True)),
            (
                "given_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("opinion", models.TextField(blank=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("joint_review", "department"), name="one_opinion_per_department")
            ],
        },
    ),
    migrations.CreateModel(
        name="Recusal",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="workorders.workorder"
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField()),
            ("declared_at", models.DateTimeField()),
            (
                "declared_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("work_order", "person"), name="one_recusal_per_person")],
        },
    ),
    migrations.CreateModel(
        name="DuplicateVerdict",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="duplicate_verdicts",
                    to="workorders.workorder",
                ),
            ),
            (
                "other",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="verdicts_on_it",
                    to="workorders.workorder",
                ),
            ),
            ("answer", models.CharField(choices=[("related", "related"), ("distinct", "distinct")], max_length=12)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("work_order", "other"), name="one_verdict_per_duplicate")],
        },
    ),
]
