import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

TABLES = [
    migrations.CreateModel(
        name="EnteredValue",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("scheme_code", models.CharField(max_length=64)),
            ("scheme_version", models.IntegerField(default=1)),
            ("leaf_code", models.CharField(max_length=64)),
            ("numerator", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
            ("denominator", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
            ("value", models.DecimalField(decimal_places=8, max_digits=24, null=True)),
            ("answers", models.JSONField(default=dict)),
            ("counts", models.JSONField(default=dict)),
            ("comparisons", models.JSONField(default=list)),
            ("evidence_zh", models.TextField()),
            ("evidence_en", models.TextField()),
            ("printed_in", models.CharField(blank=True, max_length=128)),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("entered_at", models.DateTimeField()),
            (
                "corrects",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="correction",
                    to="evaluation.enteredvalue",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True)),
                    fields=("scheme_code", "leaf_code"),
                    name="one_first_value_per_leaf",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="SchemeDraft",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=64, unique=True)),
            ("content", models.TextField()),
            ("revision", models.IntegerField(default=1)),
            ("state", models.CharField(default="written", max_length=16)),
            (
                "writer_ids",
                django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None),
            ),
            (
                "saved_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("saved_at", models.DateTimeField()),
            (
                "proposed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("proposed_at", models.DateTimeField(null=True)),
            ("reason", models.TextField(blank=True)),
            ("returned_because", models.TextField(blank=True)),
        ],
    ),
    migrations.CreateModel(
        name="PublishedScheme",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=64)),
            ("version", models.IntegerField()),
            ("content", models.TextField()),
            ("sha256", models.CharField(max_length=64)),
            ("reason", models.TextField(blank=True)),
            (
                "proposed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("proposed_at", models.DateTimeField()),
            (
                "approved_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("approved_at", models.DateTimeField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("code", "version"), name="one_scheme_of_each_version")],
        },
    ),
    migrations.CreateModel(
        name="DeviationReason",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("scheme_code", models.CharField(max_length=64)),
            ("leaf_code", models.CharField(max_length=64)),
            ("reason", models.TextField()),
            ("improvement", models.TextField()),
            (
                "entered_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("entered_at", models.DateTimeField()),
            (
                "corrects",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="correction",
                    to="evaluation.deviationreason",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True)),
                    fields=("scheme_code", "leaf_code"),
                    name="one_first_deviation_reason_per_leaf",
                )
            ],
        },
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("evaluation", "0001_initial"),
        ("evaluation", "0002_append_only"),
        ("evaluation", "0003_schemes"),
        ("evaluation", "0004_deviation_reasons"),
    ]
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
        append_only("evaluation_enteredvalue"),
        append_only("evaluation_publishedscheme"),
        append_only("evaluation_deviationreason"),
    ]
