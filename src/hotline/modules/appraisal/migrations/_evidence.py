"""Tables of samples, base data, and third parties held to account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

EVIDENCE = [
    migrations.CreateModel(
        name="SampleDraw",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="draws", to="appraisal.evaluationproject"
                ),
            ),
            ("seed", models.CharField(max_length=64)),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            (
                "stratified_by",
                models.CharField(
                    choices=[("department", "department"), ("category", "category"), ("month", "month")], max_length=12
                ),
            ),
            ("size", models.PositiveIntegerField()),
            ("population", models.PositiveIntegerField()),
            ("strata", models.JSONField()),
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
        name="SampledOrder",
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
                "draw",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="appraisal.sampledraw"
                ),
            ),
            ("order", models.PositiveIntegerField()),
            ("stratum", models.CharField(max_length=64)),
            (
                "work_order",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="workorders.workorder"
                ),
            ),
            ("finding", models.TextField(blank=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("draw", "work_order"), name="drawn_once")],
        },
    ),
    migrations.CreateModel(
        name="BaseDataFigure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("vendor", models.CharField(max_length=64)),
            ("year", models.PositiveSmallIntegerField()),
            ("item", models.CharField(max_length=64)),
            ("text", models.CharField(max_length=200)),
            ("value", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "corrects",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="correction",
                    to="appraisal.basedatafigure",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True)),
                    fields=("vendor", "year", "item"),
                    name="one_first_base_figure",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ThirdPartyAssessment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("sheet_code", models.CharField(max_length=64)),
            ("sheet_version", models.PositiveIntegerField()),
            ("firm", models.CharField(max_length=64)),
            ("vendor", models.CharField(max_length=64)),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("lines", models.JSONField()),
            ("met", models.PositiveSmallIntegerField()),
            ("missed", models.PositiveSmallIntegerField()),
            ("without_value", models.PositiveSmallIntegerField()),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            (
                "replaces",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="replacement",
                    to="appraisal.thirdpartyassessment",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("replaces__isnull", True)),
                    fields=("sheet_code", "vendor", "first_day"),
                    name="one_first_third_party_assessment",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="RectificationNotice",
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
            ("number", models.CharField(max_length=32, unique=True)),
            (
                "assessment",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="notices",
                    to="appraisal.thirdpartyassessment",
                ),
            ),
            ("line_code", models.CharField(blank=True, max_length=64)),
            ("addressed_to", models.CharField(max_length=64)),
            ("problem", models.TextField()),
            ("demand", models.TextField()),
            ("due_on", models.DateField()),
            ("issued_at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["state", "due_on"], name="rectification_open")],
        },
    ),
    migrations.CreateModel(
        name="NoticeNumber",
        fields=[
            ("year", models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
            ("last", models.PositiveIntegerField()),
        ],
    ),
]
