"""What people keep beside the list: views of their own, exports, and what they have not sent yet."""

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department


class SavedView(models.Model):
    """Somebody's own view of the list: a name and the filters, as the page's address holds them.

    A shared one is shown to his colleagues too, each of whom sees through it only what he may see anyway.
    """

    id: int
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner_id: int
    name = models.CharField(max_length=40)
    filters = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)
    is_shared = models.BooleanField(default=False, db_default=False)
    # Whose people it is shared with; none for the hotline's own.
    shared_with = models.ForeignKey(Department, models.PROTECT, null=True, related_name="+", db_index=False)
    shared_with_id: int | None
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["shared_with"], condition=models.Q(is_shared=True), name="shared_view_by_department")
        ]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_saved_view_per_name")]


class Export(models.Model):
    """A list written to a file in the background, with the visibility that the asker has on his pages."""

    id: int
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    requested_by_id: int
    requested_at = models.DateTimeField()
    purpose = models.CharField(max_length=200)
    filters = models.JSONField(default=dict)
    columns = models.JSONField(default=list)
    # awaiting_approval, refused, waiting, running, ready, failed, expired
    state = models.CharField(max_length=20)
    row_count = models.PositiveIntegerField(null=True)
    rows_written = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decision_note = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    file_name = models.CharField(max_length=128, blank=True)
    expires_at = models.DateTimeField(null=True)
    downloads = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["requested_by", "-requested_at"], name="export_by_person")]


class RegistrationDraft(models.Model):
    """A registration that somebody has not sent: his own, one for each call, and one without a call.

    Kept here and not in the browser, because seats are shared: it survives a crash, and no words stay at the machine.
    """

    id: int
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner_id: int
    call_reference = models.CharField(max_length=32, blank=True)
    fields = models.JSONField(default=dict)
    # Counted up with each saving, so that two windows do not overwrite each other.
    version = models.PositiveIntegerField()
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "call_reference"], name="one_draft_per_call")]
