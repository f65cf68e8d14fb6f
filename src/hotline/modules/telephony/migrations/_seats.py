"""Tables of seats: who sits where, what the switch was told, return calls, whether callers could get through."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SEATS = [
    migrations.CreateModel(
        name="AgentInterval",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "source",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="telephony.callsource",
                ),
            ),
            (
                "agent",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "state",
                models.CharField(
                    choices=[
                        ("ready", "ready"),
                        ("not_ready", "not_ready"),
                        ("offered", "offered"),
                        ("talking", "talking"),
                        ("holding", "holding"),
                        ("after_call_work", "after_call_work"),
                    ],
                    max_length=16,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=32)),
            (
                "call",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="telephony.call"
                ),
            ),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("is_certain", models.BooleanField(default=True)),
        ],
        options={
            "indexes": [models.Index(fields=["began_at"], name="agent_interval_by_beginning")],
            "constraints": [
                models.UniqueConstraint(fields=("agent", "began_at", "source"), name="one_state_per_agent_and_moment")
            ],
        },
    ),
    migrations.CreateModel(
        name="Seat",
        fields=[
            (
                "agent",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("extension", models.CharField(max_length=8)),
            ("is_desk_phone", models.BooleanField(default=True)),
            (
                "state",
                models.CharField(
                    blank=True,
                    choices=[
                        ("ready", "ready"),
                        ("not_ready", "not_ready"),
                        ("offered", "offered"),
                        ("talking", "talking"),
                        ("holding", "holding"),
                        ("after_call_work", "after_call_work"),
                    ],
                    max_length=16,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=32)),
            ("since", models.DateTimeField()),
            ("is_certain", models.BooleanField(default=True)),
            (
                "resting_state",
                models.CharField(
                    blank=True,
                    choices=[
                        ("ready", "ready"),
                        ("not_ready", "not_ready"),
                        ("offered", "offered"),
                        ("talking", "talking"),
                        ("holding", "holding"),
                        ("after_call_work", "after_call_work"),
                    ],
                    max_length=16,
                ),
            ),
            ("resting_reason", models.CharField(blank=True, max_length=32)),
            ("wants_not_ready", models.CharField(blank=True, max_length=32)),
            ("call_identity", models.CharField(blank=True, db_collation="C", max_length=128)),
            ("call_reference", models.CharField(blank=True, max_length=32)),
            ("caller_number", models.CharField(blank=True, max_length=24)),
            ("queue_code", models.CharField(blank=True, max_length=32)),
            ("line_code", models.CharField(blank=True, max_length=32)),
            ("menu_choices", models.CharField(blank=True, max_length=32)),
            ("is_outbound", models.BooleanField(default=False)),
            ("subject", models.CharField(blank=True, max_length=32)),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("state", ""), _negated=True),
                    fields=("extension",),
                    name="one_agent_per_telephone",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="SeatEvent",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "agent",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("extension", models.CharField(max_length=8)),
            (
                "step",
                models.CharField(
                    blank=True,
                    choices=[
                        ("logged_in", "logged_in"),
                        ("logged_out", "logged_out"),
                        ("made_ready", "made_ready"),
                        ("made_not_ready", "made_not_ready"),
                        ("call_offered", "call_offered"),
                        ("offer_missed", "offer_missed"),
                        ("offer_withdrawn", "offer_withdrawn"),
                        ("connected", "connected"),
                        ("held", "held"),
                        ("resumed", "resumed"),
                        ("released", "released"),
                        ("after_call_work_ended", "after_call_work_ended"),
                    ],
                    max_length=24,
                ),
            ),
            (
                "state",
                models.CharField(
                    blank=True,
                    choices=[
                        ("ready", "ready"),
                        ("not_ready", "not_ready"),
                        ("offered", "offered"),
                        ("talking", "talking"),
                        ("holding", "holding"),
                        ("after_call_work", "after_call_work"),
                    ],
                    max_length=16,
                ),
            ),
            ("reason", models.CharField(blank=True, max_length=32)),
            ("call_identity", models.CharField(blank=True, max_length=128)),
            ("at", models.DateTimeField()),
            ("is_certain", models.BooleanField(default=True)),
        ],
        options={
            "indexes": [
                models.Index(fields=["agent", "at"], name="seat_event_by_agent"),
                models.Index(fields=["extension", "at"], name="seat_event_by_telephone"),
            ],
        },
    ),
    migrations.CreateModel(
        name="QueueStanding",
        fields=[
            ("queue_code", models.CharField(max_length=32, primary_key=True, serialize=False)),
            ("waiting", models.PositiveIntegerField(default=0)),
            ("longest_since", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="TrunkStanding",
        fields=[
            ("code", models.CharField(max_length=32, primary_key=True, serialize=False)),
            ("is_reachable", models.BooleanField(null=True)),
            ("running_calls", models.PositiveIntegerField(default=0)),
        ],
    ),
    migrations.CreateModel(
        name="SwitchStanding",
        fields=[
            ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
            ("source", models.CharField(max_length=48)),
            ("is_simulated", models.BooleanField(default=False)),
            ("is_reachable", models.BooleanField(default=False)),
            ("heard_at", models.DateTimeField()),
            ("sound_lost_at", models.DateTimeField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="NotReadyReason",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(db_collation="C", max_length=32, unique=True)),
            ("name", models.CharField(max_length=32)),
            ("name_en", models.CharField(max_length=32)),
            ("position", models.PositiveSmallIntegerField()),
            ("is_used", models.BooleanField(default=True)),
        ],
    ),
    migrations.CreateModel(
        name="LiveViewPolicy",
        fields=[
            ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
            ("after_call_seconds", models.PositiveIntegerField(default=120)),
            ("stale_after_seconds", models.PositiveIntegerField(default=15)),
            ("service_level_seconds", models.PositiveIntegerField(default=15)),
            ("answer_rate_target", models.DecimalField(decimal_places=4, default="0.95", max_digits=5)),
            ("most_waiting", models.PositiveIntegerField(default=10)),
            ("longest_wait_seconds", models.PositiveIntegerField(default=60)),
        ],
    ),
    migrations.CreateModel(
        name="SwitchOrder",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("command", models.JSONField()),
            ("asked_at", models.DateTimeField()),
            ("done_at", models.DateTimeField(null=True)),
            ("refusal", models.JSONField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="ReturnCall",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=24)),
            ("queue_code", models.CharField(blank=True, max_length=32)),
            ("opened_at", models.DateTimeField()),
            ("last_at", models.DateTimeField()),
            ("closed_at", models.DateTimeField(null=True)),
            ("ending", models.CharField(blank=True, max_length=16)),
            (
                "closed_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("note", models.CharField(blank=True, max_length=200)),
        ],
        options={
            "indexes": [models.Index(fields=["closed_at", "opened_at"], name="return_call_by_state")],
            "constraints": [
                models.UniqueConstraint(
                    condition=models.Q(("closed_at__isnull", True)),
                    fields=("number",),
                    name="one_open_return_call_per_number",
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="ReturnCallOccasion",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "return_call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="occasions", to="telephony.returncall"
                ),
            ),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="+", to="telephony.call"
                ),
            ),
            ("kind", models.CharField(max_length=12)),
            ("at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="ReturnCallAttempt",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "return_call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="attempts", to="telephony.returncall"
                ),
            ),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("at", models.DateTimeField()),
            ("was_reached", models.BooleanField(null=True)),
        ],
    ),
    migrations.CreateModel(
        name="AvailabilityDay",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("on", models.DateField(unique=True)),
            ("minutes", models.PositiveSmallIntegerField()),
            ("minutes_available", models.PositiveSmallIntegerField()),
            ("minutes_unknown", models.PositiveSmallIntegerField(db_default=0, default=0)),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("minutes_available__lte", models.F("minutes"))), name="available_within_the_day"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="WatchedSpan",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("is_reachable", models.BooleanField()),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField()),
        ],
        options={
            "indexes": [models.Index(fields=["-ended_at"], name="watched_span_by_end")],
        },
    ),
]
