import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="Questionnaire",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(db_collation="C", max_length=64, unique=True)),
        ],
    ),
    migrations.CreateModel(
        name="QuestionnaireVersion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "questionnaire",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="surveys.questionnaire"
                ),
            ),
            ("version", models.PositiveIntegerField()),
            ("content", models.JSONField()),
            (
                "state",
                models.CharField(
                    choices=[("proposed", "proposed"), ("published", "published"), ("refused", "refused")],
                    max_length=12,
                ),
            ),
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
            ("note", models.TextField(blank=True)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("questionnaire", "version"), name="one_design_of_a_version")
            ],
        },
    ),
    migrations.CreateModel(
        name="Survey",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "questionnaire",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="surveys",
                    to="surveys.questionnaireversion",
                ),
            ),
            ("title", models.CharField(max_length=120)),
            (
                "kind",
                models.CharField(choices=[("open_link", "open_link"), ("invitation", "invitation")], max_length=12),
            ),
            ("population", models.CharField(max_length=200)),
            ("opens_at", models.DateTimeField()),
            ("closes_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("smallest_sample", models.PositiveIntegerField()),
            ("smallest_cell", models.PositiveSmallIntegerField()),
            ("opened_at", models.DateTimeField()),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("draw", models.JSONField(default=dict)),
        ],
    ),
    migrations.CreateModel(
        name="Invitation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "survey",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="invitations", to="surveys.survey"
                ),
            ),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workorders.workorder"
                ),
            ),
            ("is_used", models.BooleanField(default=False)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("survey", "work_order"), name="one_invitation_each")],
        },
    ),
    migrations.CreateModel(
        name="SurveyAnswer",
        fields=[
            ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
            (
                "survey",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="surveys.survey"
                ),
            ),
            ("answers", models.JSONField()),
            ("answered_on", models.DateField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("surveys", "0001_initial"),
        ("surveys", "0002_append_only"),
    ]
    dependencies = [
        ("workorders", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
        append_only("surveys_surveyanswer"),
    ]
