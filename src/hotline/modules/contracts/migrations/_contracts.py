"""Tables of contracts and assessments of vendors."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

CONTRACTS = [
    migrations.CreateModel(
        name="Vendor",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("name", models.CharField(max_length=128, unique=True)),
            ("credit_code", models.CharField(blank=True, max_length=18)),
        ],
    ),
    migrations.CreateModel(
        name="Contract",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="contracts.project"
                ),
            ),
            ("number", models.CharField(max_length=64, unique=True)),
            ("name", models.CharField(max_length=128)),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("award", "award"),
                        ("service", "service"),
                        ("supervision", "supervision"),
                        ("supplement", "supplement"),
                    ],
                    max_length=12,
                ),
            ),
            (
                "vendor",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="contracts.vendor"
                ),
            ),
            (
                "under",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="below",
                    to="contracts.contract",
                ),
            ),
            (
                "procurement",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="contracts",
                    to="contracts.procurement",
                ),
            ),
            (
                "line",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.budgetline"
                ),
            ),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("signed_on", models.DateField()),
            ("service_from", models.DateField()),
            ("service_until", models.DateField()),
            ("seats", models.PositiveIntegerField(null=True)),
            ("agents", models.PositiveIntegerField(null=True)),
            ("service_volume", models.PositiveBigIntegerField(null=True)),
            (
                "assessed",
                models.CharField(blank=True, choices=[("monthly", "monthly"), ("yearly", "yearly")], max_length=8),
            ),
            ("parts_note", models.TextField(blank=True)),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("service_until__gte", models.F("service_from"))),
                    name="service_does_not_end_before_it_begins",
                ),
                models.CheckConstraint(
                    condition=models.Q(("amount__gte", 0), ("kind", "supplement"), _connector="OR"),
                    name="only_a_supplement_takes_away",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="ContractPart",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "contract",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="contracts.contract"
                ),
            ),
            ("place", models.PositiveSmallIntegerField()),
            ("code", models.CharField(max_length=32)),
            ("name", models.CharField(max_length=64)),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("is_held", models.BooleanField(default=False)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("contract", "code"), name="one_contract_part_of_a_code")],
        },
    ),
    migrations.CreateModel(
        name="Settlement",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "contract",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="settlements", to="contracts.contract"
                ),
            ),
            ("accepted", models.DecimalField(decimal_places=2, max_digits=18)),
            ("settled_on", models.DateField()),
            ("document_number", models.CharField(max_length=64)),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="AssessmentScheme",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=64)),
            ("version", models.PositiveIntegerField()),
            ("text", models.TextField()),
            ("fee_terms", models.JSONField()),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("code", "version"), name="one_assessment_scheme_of_a_version")
            ],
        },
    ),
    migrations.CreateModel(
        name="VendorAssessment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "contract",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="contracts.contract"
                ),
            ),
            (
                "scheme",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.assessmentscheme"
                ),
            ),
            ("kind", models.CharField(choices=[("monthly", "monthly"), ("yearly", "yearly")], max_length=8)),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("assessed_on", models.DateField()),
            ("indicator_values", models.JSONField(default=list)),
            ("entered_values", models.JSONField(default=list)),
            ("mark", models.DecimalField(decimal_places=2, max_digits=8)),
            ("grade", models.CharField(max_length=32)),
            ("fee_base", models.CharField(choices=[("held", "held"), ("contract", "contract")], max_length=8)),
            ("base_amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("released", models.DecimalField(decimal_places=2, max_digits=18)),
            ("deducted", models.DecimalField(decimal_places=2, max_digits=18)),
            ("document_number", models.CharField(blank=True, max_length=64)),
            ("note", models.TextField(blank=True)),
            (
                "corrects",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="correction",
                    to="contracts.vendorassessment",
                ),
            ),
            ("assessed_at", models.DateTimeField()),
            (
                "assessed_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True)),
                    fields=("contract", "kind", "first_day"),
                    name="one_first_assessment_of_a_period",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "base_amount",
                            django.db.models.expressions.CombinedExpression(
                                models.F("released"), "+", models.F("deducted")
                            ),
                        )
                    ),
                    name="what_is_not_released_is_deducted",
                ),
            ],
        },
    ),
]
