"""Tables of evaluation projects."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROJECTS = [
    migrations.CreateModel(
        name="EvaluationProject",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            ("title", models.CharField(max_length=120)),
            ("kind", models.CharField(choices=[("department", "department"), ("fiscal", "fiscal")], max_length=12)),
            ("scheme_code", models.CharField(max_length=64)),
            ("evaluating_body", models.CharField(max_length=64)),
            ("evaluated_body", models.CharField(max_length=64)),
            ("appeal_days", models.PositiveSmallIntegerField()),
            ("opened_at", models.DateTimeField()),
            (
                "result",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="appraisal.scorecardsnapshot",
                ),
            ),
            ("final_at", models.DateTimeField(null=True)),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="ProjectStage",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="appraisal.evaluationproject"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("plan", "plan"),
                        ("plan_review", "plan_review"),
                        ("documents", "documents"),
                        ("on_site", "on_site"),
                        ("sampling", "sampling"),
                        ("questionnaire", "questionnaire"),
                        ("draft", "draft"),
                        ("draft_review", "draft_review"),
                        ("final", "final"),
                    ],
                    max_length=16,
                ),
            ),
            ("order", models.PositiveSmallIntegerField()),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("started_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("project", "kind"), name="one_stage_of_a_kind")],
        },
    ),
    migrations.CreateModel(
        name="DocumentRequest",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="documents",
                    to="appraisal.evaluationproject",
                ),
            ),
            ("name", models.CharField(max_length=120)),
            ("asked_of", models.CharField(max_length=64)),
            ("due_on", models.DateField()),
            ("reference", models.CharField(blank=True, max_length=200)),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="CostFigure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="costs", to="appraisal.evaluationproject"
                ),
            ),
            ("place", models.CharField(max_length=64)),
            ("is_ours", models.BooleanField(default=False)),
            ("cost_yuan", models.DecimalField(decimal_places=2, max_digits=16)),
            ("agents", models.PositiveIntegerField(null=True)),
            ("calls", models.PositiveIntegerField(null=True)),
            ("work_orders", models.PositiveIntegerField(null=True)),
            ("source", models.TextField()),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="ProjectSurvey",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="surveys",
                    to="appraisal.evaluationproject",
                ),
            ),
            (
                "survey",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.survey"
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="Recommendation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "state",
                models.CharField(
                    choices=[
                        ("declared", "declared"),
                        ("reviewed", "reviewed"),
                        ("approved", "approved"),
                        ("returned", "returned"),
                        ("submitted", "submitted"),
                        ("open", "open"),
                        ("final", "final"),
                        ("planned", "planned"),
                        ("running", "running"),
                        ("finished", "finished"),
                        ("skipped", "skipped"),
                        ("asked", "asked"),
                        ("handed_in", "handed_in"),
                        ("complete", "complete"),
                        ("incomplete", "incomplete"),
                        ("drawn", "drawn"),
                        ("faultless", "faultless"),
                        ("faulty", "faulty"),
                        ("issued", "issued"),
                        ("replied", "replied"),
                        ("closed", "closed"),
                        ("raised", "raised"),
                        ("accepted", "accepted"),
                        ("rejected", "rejected"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="recommendations",
                    to="appraisal.evaluationproject",
                ),
            ),
            ("addressed_to", models.CharField(max_length=64)),
            ("problem", models.TextField()),
            ("text", models.TextField()),
            ("due_on", models.DateField()),
        ],
        options={
            "indexes": [models.Index(fields=["state", "due_on"], name="recommendation_open")],
        },
    ),
]
