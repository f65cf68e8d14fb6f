"""Recordings of calls, what was wrong with them, and who listened."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules.recordings.words import LengthVerdict, RecordingIncidentKind

from .call import Call


class Recording(models.Model):
    """What is known of a recording of a call; the sound itself lies in storage, locked with a key of its own.

    Once its time is over, storage and key are emptied and the rest remains.
    """

    id: int
    call = models.ForeignKey(Call, models.CASCADE, related_name="recordings")
    call_id: int
    # The name that the switch gave it: `20230508/1683511200.7.raw`.
    reference = models.CharField(max_length=128, unique=True, db_collation="C")
    began_at = models.DateTimeField()
    duration_seconds = models.DecimalField(max_digits=9, decimal_places=3)
    channel_count = models.PositiveSmallIntegerField(default=2)
    # Of the WAV file that is heard, before it is locked away.
    size_bytes = models.PositiveBigIntegerField()
    # SHA-256 of that file in hexadecimal.
    checksum = models.CharField(max_length=64)
    length_verdict = models.CharField(
        max_length=8,
        choices=[(verdict.value, verdict.value) for verdict in LengthVerdict],
        default=LengthVerdict.FITS,
    )
    audible_milliseconds = ArrayField(models.PositiveIntegerField(), default=list)
    # One byte a point, channel after channel.
    peaks = models.BinaryField(default=bytes)
    stored_at = models.DateTimeField(null=True)
    object_name = models.CharField(max_length=200, blank=True, db_collation="C")
    key_id = models.CharField(max_length=32, blank=True, db_collation="C")
    locked_key = models.BinaryField(default=bytes)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["began_at"], condition=models.Q(removed_at__isnull=True), name="recording_kept"),
            # What was removed but may still lie in storage, because the removal was interrupted.
            models.Index(
                fields=["removed_at"],
                condition=models.Q(removed_at__isnull=False) & ~models.Q(object_name=""),
                name="recording_half_removed",
            ),
        ]


class Listening(models.Model):
    """Somebody gave a reason and listened to a call's recordings. Never changed, never removed by the product."""

    id: int
    call = models.ForeignKey(Call, models.PROTECT, related_name="listenings")
    call_id: int
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person_id: int
    reason = models.TextField()
    at = models.DateTimeField()


class RecordingIncident(models.Model):
    """Something is wrong with a call's recording, or with a file of the switch that belongs to no call; found once."""

    id: int
    kind = models.CharField(max_length=16, choices=[(kind.value, kind.value) for kind in RecordingIncidentKind])
    call = models.ForeignKey(Call, models.CASCADE, null=True, related_name="recording_incidents", db_index=False)
    call_id: int | None
    # The switch's name of the file, where there is one.
    reference = models.CharField(max_length=128, blank=True, db_collation="C")
    found_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    resolved_by_id: int | None
    resolution = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "kind", "reference"], name="one_recording_incident_per_call"),
            models.UniqueConstraint(
                fields=["reference", "kind"],
                condition=models.Q(call__isnull=True),
                name="one_recording_incident_per_file",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-found_at"], condition=models.Q(resolved_at__isnull=True), name="recording_incident_open"
            ),
        ]
