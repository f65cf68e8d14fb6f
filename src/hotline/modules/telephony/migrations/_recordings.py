"""Tables of recordings: where each lies, who listened, how long it is kept."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

RECORDINGS = [
    migrations.CreateModel(
        name="Recording",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="recordings", to="telephony.call"
                ),
            ),
            ("reference", models.CharField(db_collation="C", max_length=128, unique=True)),
            ("began_at", models.DateTimeField()),
            ("duration_seconds", models.DecimalField(decimal_places=3, max_digits=9)),
            ("channel_count", models.PositiveSmallIntegerField(default=2)),
            ("size_bytes", models.PositiveBigIntegerField()),
            ("checksum", models.CharField(max_length=64)),
            (
                "length_verdict",
                models.CharField(
                    choices=[("fits", "fits"), ("short", "short"), ("long", "long")], default="fits", max_length=8
                ),
            ),
            (
                "audible_milliseconds",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.PositiveIntegerField(), default=list, size=None
                ),
            ),
            ("peaks", models.BinaryField(default=bytes)),
            ("stored_at", models.DateTimeField(null=True)),
            ("object_name", models.CharField(blank=True, db_collation="C", max_length=200)),
            ("key_id", models.CharField(blank=True, db_collation="C", max_length=32)),
            ("locked_key", models.BinaryField(default=bytes)),
            ("removed_at", models.DateTimeField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("removed_at__isnull", True)), fields=["began_at"], name="recording_kept"
                ),
                models.Index(
                    condition=models.Q(("removed_at__isnull", False), models.Q(("object_name", ""), _negated=True)),
                    fields=["removed_at"],
                    name="recording_half_removed",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Listening",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="listenings", to="telephony.call"
                ),
            ),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("reason", models.TextField()),
            ("at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="RecordingIncident",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("missing", "missing"),
                        ("short", "short"),
                        ("silent", "silent"),
                        ("one_channel", "one_channel"),
                        ("unusable", "unusable"),
                        ("unclaimed", "unclaimed"),
                    ],
                    max_length=16,
                ),
            ),
            (
                "call",
                models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="recording_incidents",
                    to="telephony.call",
                ),
            ),
            ("reference", models.CharField(blank=True, db_collation="C", max_length=128)),
            ("found_at", models.DateTimeField()),
            ("resolved_at", models.DateTimeField(null=True)),
            (
                "resolved_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("resolution", models.TextField(blank=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    condition=models.Q(("resolved_at__isnull", True)),
                    fields=["-found_at"],
                    name="recording_incident_open",
                )
            ],
            "constraints": [
                models.UniqueConstraint(fields=("call", "kind", "reference"), name="one_recording_incident_per_call"),
                models.UniqueConstraint(
                    condition=models.Q(("call__isnull", True)),
                    fields=("reference", "kind"),
                    name="one_recording_incident_per_file",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="RecordingPolicy",
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
            ("ordinary_years", models.PositiveSmallIntegerField()),
            ("disputed_years", models.PositiveSmallIntegerField()),
            ("emergency_years", models.PositiveSmallIntegerField()),
            ("missing_after_minutes", models.PositiveSmallIntegerField()),
            ("audible_decibels", models.SmallIntegerField()),
            ("audible_milliseconds", models.PositiveSmallIntegerField()),
            ("shortest_judged_seconds", models.PositiveSmallIntegerField()),
        ],
    ),
    migrations.CreateModel(
        name="LongerRetention",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.CASCADE, related_name="longer_retention", to="telephony.call"
                ),
            ),
            (
                "recording_class",
                models.CharField(
                    choices=[("ordinary", "ordinary"), ("disputed", "disputed"), ("emergency", "emergency")],
                    max_length=12,
                ),
            ),
            ("decided_at", models.DateTimeField()),
        ],
    ),
    migrations.CreateModel(
        name="LegalHold",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "call",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="legal_holds", to="telephony.call"
                ),
            ),
            ("reason", models.TextField()),
            ("set_at", models.DateTimeField()),
            (
                "set_by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("lifted_at", models.DateTimeField(null=True)),
            (
                "lifted_by",
                models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            ("lifting_reason", models.TextField(blank=True)),
        ],
    ),
    migrations.CreateModel(
        name="RetentionRun",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("at", models.DateTimeField()),
            (
                "by",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                ),
            ),
            ("is_dry_run", models.BooleanField()),
            ("over", models.PositiveIntegerField()),
            ("held", models.PositiveIntegerField()),
            ("removed", models.PositiveIntegerField()),
            ("removed_bytes", models.PositiveBigIntegerField()),
        ],
    ),
]
