"""Tables of projects, their budgets and how their services are procured."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROJECTS = [
    migrations.CreateModel(
        name="Project",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=32, unique=True)),
            ("name", models.CharField(max_length=128)),
            ("owner", models.CharField(max_length=128)),
            ("opened_at", models.DateTimeField()),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
    ),
    migrations.CreateModel(
        name="BudgetLine",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="contracts.project"
                ),
            ),
            ("code", models.CharField(max_length=32)),
            ("name", models.CharField(max_length=128)),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("project", "code"), name="one_budget_line_of_a_code")],
        },
    ),
    migrations.CreateModel(
        name="BudgetEntry",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "line",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="contracts.budgetline"
                ),
            ),
            ("year", models.PositiveSmallIntegerField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("need", "need"),
                        ("initial", "initial"),
                        ("increase", "increase"),
                        ("decrease", "decrease"),
                        ("reclaim", "reclaim"),
                        ("move", "move"),
                        ("carry_over", "carry_over"),
                        ("receipt", "receipt"),
                    ],
                    max_length=12,
                ),
            ),
            ("amount", models.DecimalField(decimal_places=2, max_digits=18)),
            (
                "to_line",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="contracts.budgetline"
                ),
            ),
            ("from_year", models.PositiveSmallIntegerField(null=True)),
            ("document_number", models.CharField(max_length=64)),
            ("decided_on", models.DateField()),
            ("reason", models.TextField(blank=True)),
            (
                "reverses",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="reversal",
                    to="contracts.budgetentry",
                ),
            ),
            ("recorded_at", models.DateTimeField()),
            (
                "recorded_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["line", "year"], name="budget_entry_by_line")],
            "constraints": [
                models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="a_budget_entry_is_above_zero"),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "move"), ("to_line__isnull", False)),
                        models.Q(models.Q(("kind", "move"), _negated=True), ("to_line__isnull", True)),
                        _connector="OR",
                    ),
                    name="a_move_has_a_line_that_it_goes_to",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("from_year__isnull", False), ("kind", "carry_over")),
                        models.Q(models.Q(("kind", "carry_over"), _negated=True), ("from_year__isnull", True)),
                        _connector="OR",
                    ),
                    name="a_carry_over_has_a_year_that_it_comes_from",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Procurement",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "project",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="procurements", to="contracts.project"
                ),
            ),
            ("code", models.CharField(max_length=64)),
            ("name", models.CharField(max_length=128)),
            (
                "method",
                models.CharField(
                    choices=[
                        ("open_tender", "open_tender"),
                        ("invited_tender", "invited_tender"),
                        ("negotiation", "negotiation"),
                        ("consultation", "consultation"),
                        ("inquiry", "inquiry"),
                        ("single_source", "single_source"),
                    ],
                    max_length=16,
                ),
            ),
            ("opened_at", models.DateTimeField()),
            (
                "opened_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("project", "code"), name="one_procurement_of_a_code")],
        },
    ),
    migrations.CreateModel(
        name="ProcurementStep",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "procurement",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="contracts.procurement"
                ),
            ),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("demand", "demand"),
                        ("method_approval", "method_approval"),
                        ("single_source_argument", "single_source_argument"),
                        ("expert_review", "expert_review"),
                        ("publication", "publication"),
                        ("award", "award"),
                    ],
                    max_length=24,
                ),
            ),
            ("done_on", models.DateField()),
            ("document_number", models.CharField(blank=True, max_length=64)),
            ("note", models.TextField(blank=True)),
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
                models.UniqueConstraint(fields=("procurement", "kind"), name="one_procurement_step_of_a_kind")
            ],
        },
    ),
]
