"""Tables of figures; the database notes the days whose kept figures are no longer true."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

from hotline.kit.changes import note_all_days, note_days, note_days_of_referrers
from hotline.kit.history import append_only
from hotline.kit.tables import CreateTables

_CALLS = {"arrived": "arrived_at"}
_WORK_ORDERS = {
    "registered": "registered_at",
    "dispatched": "dispatched_at",
    "registered_charged": "registered_at",
    "due": "handling_due_at",
    "due_handled": "handling_due_at",
    "acknowledge_due": "acknowledge_due_at",
    "response_due": "contact_due_at",
    "response_due_handled": "contact_due_at",
    "completed": "completed_at",
}
_CALLBACKS = {"tried": "tried_at", "planned": "planned_at", "closed": "closed_at"}
_INSPECTIONS = {"inspected": "inspected_at"}
_OF_WORK_ORDERS = {"work_orders": _WORK_ORDERS, "callbacks": _CALLBACKS}


TABLES = [
    migrations.CreateModel(
        name="IssuedReport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[("daily", "daily"), ("weekly", "weekly"), ("monthly", "monthly"), ("yearly", "yearly")],
                    max_length=12,
                ),
            ),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("counted_on", models.DateField()),
            ("due_at", models.DateTimeField()),
            ("issued_at", models.DateTimeField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("kind", "first_day"), name="one_report_per_period")],
        },
    ),
    migrations.CreateModel(
        name="ThreeRatesPolicy",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("version", models.PositiveIntegerField(unique=True)),
            ("valid_from", models.DateField()),
            ("response_weight", models.DecimalField(decimal_places=3, max_digits=4)),
            ("resolution_weight", models.DecimalField(decimal_places=3, max_digits=4)),
            ("satisfaction_weight", models.DecimalField(decimal_places=3, max_digits=4)),
            ("partly_solved_share", models.DecimalField(decimal_places=3, max_digits=4)),
            ("minimum_sample", models.PositiveSmallIntegerField()),
            ("exclusion_warning_share", models.DecimalField(decimal_places=3, max_digits=4)),
            ("recheck_share", models.DecimalField(decimal_places=3, max_digits=4)),
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
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "response_weight",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.Value(1), "-", models.F("resolution_weight")
                                ),
                                "-",
                                models.F("satisfaction_weight"),
                            ),
                        )
                    ),
                    name="weights_of_three_rates_add_up_to_one",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="FrozenFigure",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("indicator_code", models.CharField(max_length=64)),
            ("indicator_version", models.PositiveSmallIntegerField()),
            ("variant", models.CharField(max_length=64)),
            ("first_day", models.DateField()),
            ("last_day", models.DateField()),
            ("dimension", models.CharField(blank=True, max_length=24)),
            ("key", models.CharField(blank=True, max_length=64)),
            ("key_name", models.CharField(blank=True, max_length=128)),
            ("numerator", models.DecimalField(decimal_places=8, max_digits=32)),
            ("denominator", models.DecimalField(decimal_places=8, max_digits=32, null=True)),
            ("value", models.DecimalField(decimal_places=20, max_digits=40, null=True)),
            ("shown", models.CharField(max_length=32)),
            ("inputs", models.JSONField()),
            ("frozen_at", models.DateTimeField()),
            (
                "frozen_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("publication", models.CharField(max_length=120)),
            ("reason", models.CharField(blank=True, max_length=200)),
            (
                "corrects",
                models.OneToOneField(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="correction",
                    to="analytics.frozenfigure",
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("corrects__isnull", True)),
                    fields=("publication", "indicator_code", "variant", "first_day", "last_day", "dimension", "key"),
                    name="one_frozen_figure_per_publication",
                ),
                models.CheckConstraint(
                    condition=models.Q(
                        ("corrects__isnull", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                    ),
                    name="corrections_say_why",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="DailyFact",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fact_set", models.CharField(max_length=32)),
            ("attribution", models.CharField(max_length=32)),
            ("dimension", models.CharField(blank=True, max_length=32)),
            ("day", models.DateField()),
            ("key", models.CharField(blank=True, max_length=128)),
            ("name", models.CharField(blank=True, max_length=200)),
            (
                "numbers",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.DecimalField(decimal_places=6, max_digits=30), size=None
                ),
            ),
        ],
        options={
            "indexes": [models.Index(fields=["fact_set", "attribution", "dimension", "day"], name="daily_fact_by_day")],
        },
    ),
    migrations.CreateModel(
        name="KeptGrouping",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fact_set", models.CharField(max_length=32)),
            ("attribution", models.CharField(max_length=32)),
            ("dimension", models.CharField(blank=True, max_length=32)),
            ("fingerprint", models.CharField(max_length=64)),
            ("computed_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("fact_set", "attribution", "dimension"), name="a_grouping_is_kept_once")
            ],
        },
    ),
    migrations.CreateModel(
        name="ChangedDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("fact_set", models.CharField(max_length=32)),
            ("attribution", models.CharField(max_length=32)),
            ("day", models.DateField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["fact_set", "attribution", "day"], name="changed_day_by_day")],
        },
    ),
    migrations.CreateModel(
        name="VolumeForecast",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("day", models.DateField(unique=True)),
            ("method", models.CharField(max_length=32)),
            (
                "by_hour",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.DecimalField(decimal_places=2, max_digits=12), size=None
                ),
            ),
            ("learned_from", django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), size=None)),
            ("error", models.DecimalField(decimal_places=4, max_digits=8)),
            ("trials", models.PositiveSmallIntegerField()),
            ("made_at", models.DateTimeField()),
        ],
    ),
]


class Migration(migrations.Migration):
    initial = True
    # Hotlines that took these steps have the tables already.
    replaces = [
        ("analytics", "0001_initial"),
        ("analytics", "0002_three_rates_policies"),
        ("analytics", "0003_frozen_figures"),
        ("analytics", "0004_daily_facts"),
        ("analytics", "0005_volume_forecast"),
        ("analytics", "0006_notes_for_facts_and_files"),
    ]
    dependencies = [
        ("callbacks", "0001_tables"),
        ("departments", "0001_tables"),
        ("quality", "0001_tables"),
        ("requesters", "0001_tables"),
        ("taxonomy", "0001_tables"),
        ("telephony", "0001_tables"),
        ("workorders", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        CreateTables(TABLES),
        append_only("analytics_frozenfigure"),
        append_only("analytics_volumeforecast"),
        note_days("telephony_call", "calls", _CALLS),
        note_days("workorders_workorder", "work_orders", _WORK_ORDERS),
        note_days("callbacks_callback", "callbacks", _CALLBACKS),
        note_days("quality_inspection", "inspections", _INSPECTIONS),
        note_days_of_referrers(
            "workorders_workorder",
            "is_excluded, handling_department_id, category_id, outcome, requester_kind",
            "callbacks",
            "callbacks_callback",
            "work_order_id",
            _CALLBACKS,
        ),
        note_days_of_referrers(
            "requesters_requester",
            "phone_number",
            "work_orders",
            "workorders_workorder",
            "requester_id",
            _WORK_ORDERS,
        ),
        note_days_of_referrers(
            "telephony_call", "agent_id", "inspections", "quality_inspection", "call_id", _INSPECTIONS
        ),
        note_all_days(
            "access_person", "account, name", {"calls": _CALLS, "inspections": _INSPECTIONS, **_OF_WORK_ORDERS}
        ),
        note_all_days("departments_department", "code, name", _OF_WORK_ORDERS),
        note_all_days("taxonomy_category", "code, name, top_id", _OF_WORK_ORDERS),
    ]
