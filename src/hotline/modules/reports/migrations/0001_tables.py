import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="ReportTemplate",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("daily", "daily"),
                        ("weekly", "weekly"),
                        ("monthly", "monthly"),
                        ("yearly", "yearly"),
                        ("special", "special"),
                    ],
                    max_length=12,
                ),
            ),
            ("version", models.PositiveIntegerField()),
            ("source", models.TextField()),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("kind", "version"), name="one_template_of_a_version")],
        },
    ),
    migrations.CreateModel(
        name="ReportSeries",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("daily", "daily"),
                        ("weekly", "weekly"),
                        ("monthly", "monthly"),
                        ("yearly", "yearly"),
                        ("special", "special"),
                    ],
                    max_length=12,
                ),
            ),
            ("year", models.PositiveSmallIntegerField()),
            ("last", models.PositiveIntegerField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("kind", "year"), name="one_series_of_a_year")],
        },
    ),
    migrations.CreateModel(
        name="Report",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("daily", "daily"),
                        ("weekly", "weekly"),
                        ("monthly", "monthly"),
                        ("yearly", "yearly"),
                        ("special", "special"),
                    ],
                    max_length=12,
                ),
            ),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("title", models.CharField(max_length=160)),
            ("subject", models.CharField(blank=True, max_length=120)),
            ("scope_dimension", models.CharField(blank=True, max_length=16)),
            ("scope_key", models.CharField(blank=True, max_length=32)),
            ("template_version", models.PositiveIntegerField()),
            ("series", models.CharField(max_length=24)),
            ("addressee", models.CharField(blank=True, max_length=60)),
            ("issuer", models.CharField(blank=True, max_length=60)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("drafted", "drafted"),
                        ("submitted", "submitted"),
                        ("approved", "approved"),
                        ("issued", "issued"),
                    ],
                    max_length=12,
                ),
            ),
            ("version", models.PositiveIntegerField(default=1)),
            ("content", models.JSONField()),
            ("figures_at", models.DateTimeField()),
            ("drafted_at", models.DateTimeField()),
            (
                "drafted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("due_at", models.DateTimeField(null=True)),
            ("submitted_at", models.DateTimeField(null=True)),
            (
                "submitted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
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
            ("issued_at", models.DateTimeField(null=True)),
            (
                "issued_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("number", models.CharField(blank=True, db_default="", max_length=48)),
            (
                "corrects",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="corrections",
                    to="reports.report",
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["kind", "first_day", "id"], name="report_by_period")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True), models.Q(("kind", "special"), _negated=True)),
                    fields=("kind", "first_day"),
                    name="one_report_of_a_kind_and_period",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("state", "issued"), _negated=True),
                    fields=("corrects",),
                    name="one_correction_under_way",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("number", ""), _negated=True), fields=("number",), name="one_report_of_a_number"
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("issued_at__isnull", False), ("state", "issued"), models.Q(("number", ""), _negated=True)
                        ),
                        models.Q(("state", "issued"), _negated=True),
                        _connector="OR",
                    ),
                    name="issued_reports_have_a_number",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReportFigure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="reports.report"
                ),
            ),
            ("number", models.PositiveIntegerField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("value", "value"),
                        ("numerator", "numerator"),
                        ("denominator", "denominator"),
                        ("change", "change"),
                        ("share", "share"),
                        ("count", "count"),
                    ],
                    max_length=12,
                ),
            ),
            ("shown", models.CharField(max_length=64)),
            ("indicator", models.CharField(blank=True, max_length=64)),
            ("variant", models.CharField(blank=True, max_length=64)),
            ("indicator_version", models.PositiveSmallIntegerField(default=0)),
            ("when", models.CharField(blank=True, max_length=12)),
            ("first_day", models.DateField(null=True)),
            ("last_day", models.DateField(null=True)),
            ("dimension", models.CharField(blank=True, max_length=16)),
            ("key", models.CharField(blank=True, max_length=64)),
            ("key_name", models.CharField(blank=True, max_length=64)),
            ("numerator", models.DecimalField(decimal_places=10, max_digits=40, null=True)),
            ("denominator", models.DecimalField(decimal_places=10, max_digits=40, null=True)),
            ("value", models.DecimalField(decimal_places=28, max_digits=50, null=True)),
            ("of", models.JSONField(default=list)),
            ("listed", models.CharField(blank=True, max_length=24)),
            ("frozen_figure_id", models.BigIntegerField(null=True)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("report", "number"), name="one_figure_of_a_number")],
        },
    ),
    migrations.CreateModel(
        name="ReportEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="events", to="reports.report"
                ),
            ),
            (
                "step",
                models.CharField(
                    choices=[
                        ("draft", "draft"),
                        ("refresh", "refresh"),
                        ("edit", "edit"),
                        ("explain", "explain"),
                        ("submit", "submit"),
                        ("return", "return"),
                        ("approve", "approve"),
                        ("issue", "issue"),
                        ("deliver", "deliver"),
                        ("receive", "receive"),
                        ("correct", "correct"),
                    ],
                    max_length=12,
                ),
            ),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField(blank=True)),
            ("details", models.JSONField(default=dict)),
        ],
    ),
    migrations.CreateModel(
        name="ReportExplanation",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="explanations", to="reports.report"
                ),
            ),
            ("finding_key", models.CharField(max_length=16)),
            ("reason", models.TextField()),
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
        name="ReportDelivery",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "report",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="reports.report"
                ),
            ),
            ("recipient", models.CharField(max_length=80)),
            (
                "means",
                models.CharField(
                    choices=[
                        ("paper", "paper"),
                        ("document_system", "document_system"),
                        ("mail", "mail"),
                        ("fax", "fax"),
                        ("in_person", "in_person"),
                    ],
                    max_length=16,
                ),
            ),
            ("delivered_at", models.DateTimeField()),
            (
                "delivered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("received_at", models.DateTimeField(null=True)),
            ("received_by", models.CharField(blank=True, max_length=40)),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("reports", "0001_initial"),
        ("reports", "0002_append_only"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
        append_only("reports_reporttemplate"),
        append_only("reports_reportevent"),
        append_only("reports_reportexplanation"),
    ]
