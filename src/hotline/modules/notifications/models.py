"""Live notices kept for pages that were away for a moment."""

from django.db import models


class LiveNotice(models.Model):
    """What changed, as identifiers only; kept for a day so that a page can catch up."""

    id: int
    topic = models.CharField(max_length=80)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="live_notice_by_moment")]
