import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.history import append_only_but_erasable
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="CallbackPolicy",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("version", models.PositiveIntegerField(unique=True)),
            ("valid_from", models.DateField()),
            ("default_percent", models.PositiveSmallIntegerField()),
            ("always", models.JSONField(default=list)),
            ("when_unhappy", models.CharField(choices=[("review", "review"), ("reopen", "reopen")], max_length=8)),
            ("sends_link", models.BooleanField(default=False)),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
        ],
    ),
    migrations.CreateModel(
        name="CallbackShare",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "policy",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="callbacks.callbackpolicy"
                ),
            ),
            ("request_type", models.CharField(blank=True, max_length=24)),
            ("urgency", models.CharField(blank=True, max_length=16)),
            ("department_code", models.CharField(blank=True, max_length=64)),
            ("percent", models.PositiveSmallIntegerField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    fields=("policy", "request_type", "urgency", "department_code"), name="one_share_of_a_kind"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="Callback",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="workorders.workorder"
                ),
            ),
            ("round", models.PositiveSmallIntegerField(db_default=1, default=1)),
            ("planned_at", models.DateTimeField()),
            (
                "selection",
                models.CharField(
                    blank=True,
                    choices=[
                        ("everybody", "everybody"),
                        ("always", "always"),
                        ("in_sample", "in_sample"),
                        ("outside_sample", "outside_sample"),
                    ],
                    db_default="",
                    max_length=16,
                ),
            ),
            (
                "selection_ground",
                models.CharField(
                    blank=True,
                    choices=[
                        ("reopened", "reopened"),
                        ("dissatisfied", "dissatisfied"),
                        ("confidential", "confidential"),
                        ("key_enterprise", "key_enterprise"),
                        ("leader_assigned", "leader_assigned"),
                        ("group_request", "group_request"),
                    ],
                    db_default="",
                    max_length=16,
                ),
            ),
            ("selection_percent", models.PositiveSmallIntegerField(null=True)),
            ("policy_version", models.PositiveIntegerField(null=True)),
            ("attempts", models.PositiveSmallIntegerField(default=0)),
            ("tried_at", models.DateTimeField(null=True)),
            (
                "clerk",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("was_reached", models.BooleanField(null=True)),
            (
                "solution",
                models.CharField(
                    blank=True,
                    choices=[("solved", "solved"), ("partly_solved", "partly_solved"), ("unsolved", "unsolved")],
                    db_default="",
                    max_length=16,
                ),
            ),
            (
                "satisfaction",
                models.CharField(
                    blank=True,
                    choices=[
                        ("very_satisfied", "very_satisfied"),
                        ("satisfied", "satisfied"),
                        ("neutral", "neutral"),
                        ("dissatisfied", "dissatisfied"),
                        ("very_dissatisfied", "very_dissatisfied"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "reason",
                models.CharField(
                    blank=True,
                    choices=[
                        ("result", "result"),
                        ("process", "process"),
                        ("policy", "policy"),
                        ("attitude", "attitude"),
                    ],
                    db_default="",
                    max_length=12,
                ),
            ),
            (
                "channel",
                models.CharField(
                    blank=True,
                    choices=[("phone", "phone"), ("sms", "sms"), ("app", "app")],
                    db_default="",
                    max_length=8,
                ),
            ),
            ("comment", models.TextField(blank=True)),
            ("closed_at", models.DateTimeField(null=True)),
            ("is_last_round", models.BooleanField(db_default=True, default=True)),
            ("link_expires_at", models.DateTimeField(null=True)),
            ("link_used_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["tried_at"], name="callback_by_attempt"),
                models.Index(fields=["closed_at", "planned_at"], name="callback_open"),
            ],
            "constraints": [models.UniqueConstraint(fields=("work_order", "round"), name="one_callback_per_round")],
        },
    ),
    migrations.CreateModel(
        name="CallbackAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "callback",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="tries", to="callbacks.callback"
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("was_reached", models.BooleanField()),
            ("note", models.TextField(blank=True)),
        ],
    ),
    migrations.CreateModel(
        name="Vote",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "callback",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="callbacks.callback"
                ),
            ),
            ("channel", models.CharField(choices=[("phone", "phone"), ("sms", "sms"), ("app", "app")], max_length=8)),
            (
                "solution",
                models.CharField(
                    choices=[("solved", "solved"), ("partly_solved", "partly_solved"), ("unsolved", "unsolved")],
                    max_length=16,
                ),
            ),
            (
                "satisfaction",
                models.CharField(
                    choices=[
                        ("very_satisfied", "very_satisfied"),
                        ("satisfied", "satisfied"),
                        ("neutral", "neutral"),
                        ("dissatisfied", "dissatisfied"),
                        ("very_dissatisfied", "very_dissatisfied"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "reason",
                models.CharField(
                    blank=True,
                    choices=[
                        ("result", "result"),
                        ("process", "process"),
                        ("policy", "policy"),
                        ("attitude", "attitude"),
                    ],
                    max_length=12,
                ),
            ),
            ("comment", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("callbacks", "0001_initial"),
        ("callbacks", "0002_rounds_votes_and_policies"),
        ("callbacks", "0003_solutions_of_earlier_callbacks"),
        ("callbacks", "0004_solution_instead_of_was_solved"),
        ("callbacks", "0005_retention"),
    ]
    dependencies = [
        ("workorders", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
        append_only_but_erasable("callbacks_vote", "comment"),
    ]
