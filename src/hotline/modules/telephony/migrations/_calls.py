"""Tables of calls: where they are told of, their legs, waits and ratings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CALLS = [
    migrations.CreateModel(
        name="CallSource",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=48, unique=True)),
            ("name", models.CharField(max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name="CallImport",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "source",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.callsource"
                ),
            ),
            ("file_name", models.CharField(max_length=255)),
            ("began_at", models.DateTimeField()),
            ("ended_at", models.DateTimeField(null=True)),
            ("loaded", models.PositiveIntegerField(default=0)),
            ("known", models.PositiveIntegerField(default=0)),
            ("left_out", models.PositiveIntegerField(default=0)),
            ("kept_aside", models.PositiveIntegerField(default=0)),
        ],
    ),
    migrations.CreateModel(
        name="BookMark",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "source",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.callsource"
                ),
            ),
            ("book", models.CharField(max_length=32)),
            ("file_identity", models.CharField(max_length=64)),
            ("offset", models.PositiveBigIntegerField()),
        ],
        options={
            "constraints": [models.UniqueConstraint(fields=("source", "book"), name="one_mark_per_book")],
        },
    ),
    migrations.CreateModel(
        name="MergedLine",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=16, unique=True)),
            ("name", models.CharField(max_length=64)),
            (
                "department",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="departments.department",
                ),
            ),
            ("merged_on", models.DateField()),
        ],
    ),
    migrations.CreateModel(
        name="Queue",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=32, unique=True)),
            ("name", models.CharField(max_length=64)),
        ],
    ),
    migrations.CreateModel(
        name="Call",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("reference", models.CharField(db_collation="C", max_length=32, unique=True)),
            ("arrived_at", models.DateTimeField()),
            (
                "line",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.mergedline"
                ),
            ),
            (
                "queue",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.queue"
                ),
            ),
            (
                "direction",
                models.CharField(
                    choices=[("incoming", "incoming"), ("outgoing", "outgoing")],
                    db_default="incoming",
                    default="incoming",
                    max_length=8,
                ),
            ),
            ("dialled_for", models.CharField(blank=True, db_default="", max_length=64)),
            ("caller_number", models.CharField(blank=True, max_length=24)),
            (
                "agent",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            (
                "outcome",
                models.CharField(
                    choices=[
                        ("under_way", "under_way"),
                        ("answered", "answered"),
                        ("abandoned", "abandoned"),
                        ("unanswered", "unanswered"),
                        ("left_in_menu", "left_in_menu"),
                        ("blocked", "blocked"),
                        ("taken_over", "taken_over"),
                    ],
                    max_length=12,
                ),
            ),
            ("waiting_seconds", models.PositiveIntegerField()),
            ("talking_seconds", models.PositiveIntegerField()),
            ("after_call_seconds", models.PositiveIntegerField()),
            ("answered_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            ("recording_reference", models.CharField(blank=True, max_length=64)),
            ("rating", models.PositiveSmallIntegerField(null=True)),
            (
                "source",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="telephony.callsource",
                ),
            ),
            ("external_identity", models.CharField(db_collation="C", max_length=128, null=True)),
            ("agent_in_source", models.CharField(blank=True, db_default="", max_length=64)),
            ("menu_choices", models.CharField(blank=True, db_default="", max_length=32)),
            ("was_cut", models.BooleanField(db_default=False, default=False)),
        ],
        options={
            "indexes": [
                models.Index(fields=["arrived_at"], name="call_by_arrival"),
                models.Index(fields=["caller_number", "-arrived_at"], name="call_by_caller"),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("answered_at__isnull", False), ("outcome", "answered")),
                        models.Q(
                            ("answered_at__isnull", True),
                            ("ended_at__isnull", True),
                            ("outcome", "under_way"),
                            ("talking_seconds", 0),
                        ),
                        models.Q(
                            models.Q(("outcome__in", ["answered", "under_way"]), _negated=True),
                            ("answered_at__isnull", True),
                            ("ended_at__isnull", False),
                            ("talking_seconds", 0),
                        ),
                        _connector="OR",
                    ),
                    name="answered_calls_have_an_answer",
                ),
                models.UniqueConstraint(
                    condition=models.Q(("source__isnull", False)),
                    fields=("source", "external_identity"),
                    name="one_call_per_identity_of_a_source",
                ),
                models.CheckConstraint(
                    condition=models.Q(("source__isnull", True), ("external_identity__isnull", False), _connector="OR"),
                    name="calls_of_a_source_have_an_identity",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="CallLeg",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="legs",
                    to="telephony.call",
                ),
            ),
            ("external_identity", models.CharField(db_collation="C", max_length=64)),
            (
                "party",
                models.CharField(
                    choices=[
                        ("caller", "caller"),
                        ("called", "called"),
                        ("agent", "agent"),
                        ("team_leader", "team_leader"),
                        ("emergency_service", "emergency_service"),
                        ("department", "department"),
                        ("other_centre", "other_centre"),
                    ],
                    max_length=20,
                ),
            ),
            (
                "agent",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("from_number", models.CharField(blank=True, max_length=32)),
            ("to_number", models.CharField(blank=True, max_length=32)),
            ("began_at", models.DateTimeField()),
            ("answered_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ending",
                models.CharField(
                    blank=True,
                    choices=[
                        ("hung_up", "hung_up"),
                        ("released", "released"),
                        ("transferred", "transferred"),
                        ("no_answer", "no_answer"),
                        ("declined", "declined"),
                        ("cut", "cut"),
                    ],
                    max_length=12,
                ),
            ),
        ],
        options={
            "constraints": [
                models.UniqueConstraint(fields=("call", "external_identity"), name="one_leg_per_channel_of_a_call")
            ],
        },
    ),
    migrations.CreateModel(
        name="QueueWait",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="waits",
                    to="telephony.call",
                ),
            ),
            (
                "queue",
                models.ForeignKey(
                    db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.queue"
                ),
            ),
            ("entered_at", models.DateTimeField()),
            ("offered_at", models.DateTimeField(null=True)),
            ("ended_at", models.DateTimeField(null=True)),
            (
                "ending",
                models.CharField(
                    blank=True,
                    choices=[
                        ("answered", "answered"),
                        ("abandoned", "abandoned"),
                        ("timed_out", "timed_out"),
                        ("full", "full"),
                        ("overflowed", "overflowed"),
                        ("taken_over", "taken_over"),
                        ("return_call", "return_call"),
                        ("cut", "cut"),
                    ],
                    max_length=12,
                ),
            ),
            ("position", models.PositiveSmallIntegerField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["queue", "entered_at"], name="queue_wait_by_queue")],
            "constraints": [
                models.UniqueConstraint(fields=("call", "entered_at"), name="one_wait_per_call_and_moment")
            ],
        },
    ),
    migrations.CreateModel(
        name="CallRating",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="ratings",
                    to="telephony.call",
                ),
            ),
            ("level", models.PositiveSmallIntegerField()),
            ("means", models.CharField(choices=[("keypad", "keypad"), ("sms", "sms")], max_length=8)),
            ("given_at", models.DateTimeField()),
        ],
        options={
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("level__gte", 1), ("level__lte", 5)), name="ratings_have_five_levels"
                ),
                models.UniqueConstraint(fields=("call", "given_at"), name="one_rating_per_call_and_moment"),
            ],
        },
    ),
    migrations.CreateModel(
        name="RatingLink",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="rating_link", to="telephony.call"
                ),
            ),
            ("number", models.CharField(max_length=24)),
            ("sent_at", models.DateTimeField()),
            ("expires_at", models.DateTimeField()),
            ("used_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [models.Index(fields=["number", "-sent_at"], name="rating_link_by_number")],
        },
    ),
    migrations.CreateModel(
        name="RatingOptOut",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("number", models.CharField(max_length=24, unique=True)),
            ("at", models.DateTimeField()),
        ],
    ),
]
