"""Let calls come from any switch, with legs, waits, ratings and recordings, and keep agents' intervals."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import hotline.modules.telephony.rules


class Migration(migrations.Migration):
    dependencies = [
        ("telephony", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgentInterval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("ready", "ready"),
                            ("not_ready", "not_ready"),
                            ("offered", "offered"),
                            ("talking", "talking"),
                            ("after_call_work", "after_call_work"),
                        ],
                        max_length=16,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=32)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_certain", models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name="CallImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="CallLeg",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("external_identity", models.CharField(db_collation="C", max_length=64)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("caller", "caller"),
                            ("agent", "agent"),
                            ("team_leader", "team_leader"),
                            ("emergency_service", "emergency_service"),
                            ("department", "department"),
                        ],
                        max_length=20,
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
        ),
        migrations.CreateModel(
            name="CallRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("means", models.CharField(choices=[("keypad", "keypad"), ("sms", "sms")], max_length=8)),
                ("given_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CallSource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=48, unique=True)),
                ("name", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="QueueWait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                            ("return_call", "return_call"),
                            ("cut", "cut"),
                        ],
                        max_length=12,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Recording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(db_collation="C", max_length=128, unique=True)),
                ("began_at", models.DateTimeField()),
                ("duration_seconds", models.DecimalField(decimal_places=3, max_digits=9)),
                ("channel_count", models.PositiveSmallIntegerField(default=2)),
                ("size_bytes", models.PositiveBigIntegerField()),
                ("checksum", models.CharField(max_length=64)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="call",
            name="answered_calls_have_an_answer",
        ),
        migrations.AddField(
            model_name="call",
            name="agent_in_source",
            field=models.CharField(blank=True, db_default="", max_length=64),
        ),
        migrations.AddField(
            model_name="call",
            name="external_identity",
            field=models.CharField(db_collation="C", max_length=128, null=True),
        ),
        migrations.AddField(
            model_name="call",
            name="menu_choices",
            field=models.CharField(blank=True, db_default="", max_length=32),
        ),
        migrations.AddField(
            model_name="call",
            name="was_cut",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AlterField(
            model_name="call",
            name="ended_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="call",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("under_way", "under_way"),
                    ("answered", "answered"),
                    ("abandoned", "abandoned"),
                    ("unanswered", "unanswered"),
                    ("left_in_menu", "left_in_menu"),
                    ("blocked", "blocked"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="call",
            name="queue",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.queue"
            ),
        ),
        migrations.AddField(
            model_name="agentinterval",
            name="agent",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="agentinterval",
            name="call",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="telephony.call"
            ),
        ),
        migrations.AddField(
            model_name="callleg",
            name="agent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="callleg",
            name="call",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="legs", to="telephony.call"
            ),
        ),
        migrations.AddField(
            model_name="callrating",
            name="call",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="ratings", to="telephony.call"
            ),
        ),
        migrations.AddField(
            model_name="callimport",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.callsource"
            ),
        ),
        migrations.AddField(
            model_name="agentinterval",
            name="source",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.callsource"
            ),
        ),
        migrations.AddField(
            model_name="call",
            name="source",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="telephony.callsource",
            ),
        ),
        AddConstraintNotValid(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answered_at__isnull", False),
                        ("outcome", hotline.modules.telephony.rules.CallOutcome["ANSWERED"]),
                    ),
                    models.Q(
                        ("answered_at__isnull", True),
                        ("ended_at__isnull", True),
                        ("outcome", hotline.modules.telephony.rules.CallOutcome["UNDER_WAY"]),
                        ("talking_seconds", 0),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "outcome__in",
                                [
                                    hotline.modules.telephony.rules.CallOutcome["ANSWERED"],
                                    hotline.modules.telephony.rules.CallOutcome["UNDER_WAY"],
                                ],
                            ),
                            _negated=True,
                        ),
                        ("answered_at__isnull", True),
                        ("ended_at__isnull", False),
                        ("talking_seconds", 0),
                    ),
                    _connector="OR",
                ),
                name="answered_calls_have_an_answer",
            ),
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source__isnull", False)),
                fields=("source", "external_identity"),
                name="one_call_per_identity_of_a_source",
            ),
        ),
        AddConstraintNotValid(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__isnull", True), ("external_identity__isnull", False), _connector="OR"),
                name="calls_of_a_source_have_an_identity",
            ),
        ),
        migrations.AddField(
            model_name="queuewait",
            name="call",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="waits", to="telephony.call"
            ),
        ),
        migrations.AddField(
            model_name="queuewait",
            name="queue",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="telephony.queue"
            ),
        ),
        migrations.AddField(
            model_name="recording",
            name="call",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="recordings", to="telephony.call"
            ),
        ),
        migrations.AddConstraint(
            model_name="callleg",
            constraint=models.UniqueConstraint(
                fields=("call", "external_identity"), name="one_leg_per_channel_of_a_call"
            ),
        ),
        migrations.AddConstraint(
            model_name="callrating",
            constraint=models.CheckConstraint(
                condition=models.Q(("level__gte", 1), ("level__lte", 5)), name="ratings_have_five_levels"
            ),
        ),
        migrations.AddConstraint(
            model_name="callrating",
            constraint=models.UniqueConstraint(fields=("call", "given_at"), name="one_rating_per_call_and_moment"),
        ),
        migrations.AddIndex(
            model_name="agentinterval",
            index=models.Index(fields=["began_at"], name="agent_interval_by_beginning"),
        ),
        migrations.AddConstraint(
            model_name="agentinterval",
            constraint=models.UniqueConstraint(
                fields=("agent", "began_at", "source"), name="one_state_per_agent_and_moment"
            ),
        ),
        migrations.AddIndex(
            model_name="queuewait",
            index=models.Index(fields=["queue", "entered_at"], name="queue_wait_by_queue"),
        ),
        migrations.AddConstraint(
            model_name="queuewait",
            constraint=models.UniqueConstraint(fields=("call", "entered_at"), name="one_wait_per_call_and_moment"),
        ),
    ]
