"""Tables of the desks: lists, exports, drafts, what is done to many at once, presence, search; services counted."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

DESKS = [
    migrations.CreateModel(
        name="SavedView",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "owner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("name", models.CharField(max_length=40)),
            ("filters", models.JSONField(default=dict)),
            ("position", models.PositiveSmallIntegerField(default=0)),
            ("is_shared", models.BooleanField(db_default=False, default=False)),
            (
                "shared_with",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("created_at", models.DateTimeField()),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("is_shared", True)), fields=["shared_with"], name="shared_view_by_department"
                )
            ],
            "constraints": [models.UniqueConstraint(fields=("owner", "name"), name="one_saved_view_per_name")],
        },
    ),
    migrations.CreateModel(
        name="Export",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "requested_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("requested_at", models.DateTimeField()),
            ("purpose", models.CharField(max_length=200)),
            ("filters", models.JSONField(default=dict)),
            ("columns", models.JSONField(default=list)),
            ("state", models.CharField(max_length=20)),
            ("row_count", models.PositiveIntegerField(null=True)),
            ("rows_written", models.PositiveIntegerField(default=0)),
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
            ("finished_at", models.DateTimeField(null=True)),
            ("file_name", models.CharField(blank=True, max_length=128)),
            ("expires_at", models.DateTimeField(null=True)),
            ("downloads", models.PositiveSmallIntegerField(default=0)),
        ],
        options={
            "indexes": [models.Index(fields=["requested_by", "-requested_at"], name="export_by_person")],
        },
    ),
    migrations.CreateModel(
        name="RegistrationDraft",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "owner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("call_reference", models.CharField(blank=True, max_length=32)),
            ("fields", models.JSONField(default=dict)),
            ("version", models.PositiveIntegerField()),
            ("saved_at", models.DateTimeField(db_index=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("owner", "call_reference"), name="one_draft_per_call")],
        },
    ),
    migrations.CreateModel(
        name="BulkAction",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "requested_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("requested_at", models.DateTimeField()),
            ("step", models.CharField(max_length=24)),
            ("body", models.JSONField(default=dict)),
            ("finished_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["requested_by", "-requested_at"], name="bulk_action_by_person")],
        },
    ),
    migrations.CreateModel(
        name="BulkActionItem",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "bulk_action",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="items", to="workorders.bulkaction"
                ),
            ),
            (
                "work_order",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="workorders.workorder",
                ),
            ),
            ("done_at", models.DateTimeField(null=True)),
            ("refusal_code", models.CharField(blank=True, max_length=48)),
            ("refusal_zh", models.CharField(blank=True, max_length=300)),
            ("refusal_en", models.CharField(blank=True, max_length=300)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("bulk_action", "work_order"), name="one_item_per_bulk_action_and_order")
            ],
        },
    ),
    migrations.CreateModel(
        name="Presence",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="presences", to="workorders.workorder"
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("is_editing", models.BooleanField(default=False)),
            ("seen_at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["seen_at"], name="presence_by_moment")],
            "constraints": [models.UniqueConstraint(fields=("person", "work_order"), name="one_presence_each")],
        },
    ),
    migrations.CreateModel(
        name="SearchEntry",
        fields=[
            (
                "work_order",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE,
                    primary_key=True,
                    related_name="search_entry",
                    serialize=False,
                    to="workorders.workorder",
                ),
            ),
            ("pairs", django.contrib.postgres.search.SearchVectorField()),
        ],
        options={
            "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["pairs"], name="search_entry_by_pair")],
        },
    ),
    migrations.CreateModel(
        name="ServiceDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("on", models.DateField()),
            (
                "channel",
                models.CharField(
                    choices=[
                        ("phone", "phone"),
                        ("wechat", "wechat"),
                        ("website", "website"),
                        ("app", "app"),
                        ("mayor_mailbox", "mayor_mailbox"),
                        ("province", "province"),
                        ("emergency_line", "emergency_line"),
                        ("other", "other"),
                    ],
                    max_length=24,
                ),
            ),
            (
                "request_type",
                models.CharField(
                    choices=[
                        ("inquiry", "inquiry"),
                        ("assistance", "assistance"),
                        ("complaint", "complaint"),
                        ("irregularity_report", "irregularity_report"),
                        ("suggestion", "suggestion"),
                        ("commendation", "commendation"),
                    ],
                    max_length=24,
                ),
            ),
            ("became_work_order", models.BooleanField()),
            ("services", models.PositiveIntegerField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    fields=("on", "channel", "request_type", "became_work_order"), name="services_are_counted_once"
                )
            ],
        },
    ),
]
