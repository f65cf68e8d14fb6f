"""How long recordings are kept, what keeps them longer, and what was removed."""

from dataclasses import fields

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms
from hotline.modules.telephony.rules.recordings.words import RecordingClass

from .call import Call


class RecordingPolicy(models.Model):
    """The terms of recordings from one publication on; never changed afterwards. The newest holds."""

    id: int
    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_by_id: int
    note = models.CharField(max_length=200, blank=True)
    ordinary_years = models.PositiveSmallIntegerField()
    disputed_years = models.PositiveSmallIntegerField()
    emergency_years = models.PositiveSmallIntegerField()
    missing_after_minutes = models.PositiveSmallIntegerField()
    audible_decibels = models.SmallIntegerField()
    audible_milliseconds = models.PositiveSmallIntegerField()
    shortest_judged_seconds = models.PositiveSmallIntegerField()

    @property
    def terms(self) -> RecordingTerms:
        """The terms as values that the rules take."""
        return RecordingTerms(**{term.name: getattr(self, term.name) for term in fields(RecordingTerms)})


class LongerRetention(models.Model):
    """A call whose recordings are kept longer than an ordinary one's, because of what came of it."""

    id: int
    call = models.OneToOneField(Call, models.CASCADE, related_name="longer_retention")
    call_id: int
    recording_class = models.CharField(max_length=12, choices=[(each.value, each.value) for each in RecordingClass])
    decided_at = models.DateTimeField()


class LegalHold(models.Model):
    """Recordings of a call must not be removed while this holds, such as for a suit; several may hold at once."""

    id: int
    call = models.ForeignKey(Call, models.PROTECT, related_name="legal_holds")
    call_id: int
    reason = models.TextField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_by_id: int
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lifted_by_id: int | None
    lifting_reason = models.TextField(blank=True)

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None


class RetentionRun(models.Model):
    """One removal of what is over, or a dry run of one: how many were over, held, and removed."""

    id: int
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: int
    is_dry_run = models.BooleanField()
    over = models.PositiveIntegerField()
    held = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    removed_bytes = models.PositiveBigIntegerField()
