"""Tables of payments, and the policy of contracts."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PAYMENTS = [
    migrations.CreateModel(
        name="ContractPolicy",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.PositiveIntegerField(unique=True)),
            ("published_at", models.DateTimeField()),
            (
                "published_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
            ("chain_steps", models.JSONField()),
            ("execution_lag", models.DecimalField(decimal_places=4, max_digits=5)),
            ("settlement_days", models.PositiveSmallIntegerField()),
            ("assessment_days", models.PositiveSmallIntegerField()),
            ("utilisation_limit", models.DecimalField(decimal_places=2, max_digits=6)),
            ("service_indicator", models.CharField(max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name="PaymentRequest",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="payment_requests", to="contracts.project"
                ),
            ),
            ("number", models.CharField(max_length=64, unique=True)),
            (
                "line",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.budgetline"
                ),
            ),
            ("year", models.PositiveSmallIntegerField()),
            (
                "contract",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="payment_requests",
                    to="contracts.contract",
                ),
            ),
            (
                "assessment",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="contracts.vendorassessment",
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("advance", "advance"),
                        ("progress", "progress"),
                        ("held_release", "held_release"),
                        ("settlement", "settlement"),
                        ("other", "other"),
                    ],
                    max_length=12,
                ),
            ),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("purpose", models.TextField()),
            ("payee", models.CharField(max_length=128)),
            ("document_numbers", models.TextField(blank=True)),
            (
                "state",
                models.CharField(
                    choices=[
                        ("submitted", "submitted"),
                        ("returned", "returned"),
                        ("approved", "approved"),
                        ("paid", "paid"),
                        ("withdrawn", "withdrawn"),
                    ],
                    max_length=12,
                ),
            ),
            ("round_number", models.PositiveSmallIntegerField(default=1)),
            (
                "policy",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="contracts.contractpolicy",
                ),
            ),
            ("submitted_at", models.DateTimeField()),
            (
                "submitted_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["state", "submitted_at", "id"], name="payment_request_by_state")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_payment_request_is_above_zero")
            ],
        },
    ),
    migrations.CreateModel(
        name="PaymentDecision",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "request",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="contracts.paymentrequest"
                ),
            ),
            ("round_number", models.PositiveSmallIntegerField()),
            ("step_code", models.CharField(max_length=32)),
            ("outcome", models.CharField(max_length=9)),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("note", models.TextField(blank=True)),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("outcome", "signed")),
                    fields=("request", "round_number", "step_code"),
                    name="a_step_is_signed_once_in_a_round",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("outcome", "signed")),
                    fields=("request", "round_number", "by"),
                    name="nobody_signs_a_request_twice",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Payment",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "request",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="payment", to="contracts.paymentrequest"
                ),
            ),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            ("paid_on", models.DateField()),
            ("voucher_number", models.CharField(max_length=64)),
            ("fund_source", models.CharField(blank=True, max_length=64)),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
]
