"""What people keep beside the list: views of their own, and exports."""

from django.db import models

from hotline.modules.access.public import Person


class SavedView(models.Model):
    """Somebody's own view of the list: a name and the filters, as the page's address holds them."""

    id: int
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owner_id: int
    name = models.CharField(max_length=40)
    filters = models.JSONField(default=dict)
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
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
