"""Links that callers were sent to rate their call, and who wants none."""

from django.db import models

from .call import Call


class RatingLink(models.Model):
    """A caller was sent a link to rate his call, once for each call."""

    id: int
    call = models.OneToOneField(Call, models.CASCADE, related_name="rating_link")
    call_id: int
    # The number as it was then, so that nobody is asked too often.
    number = models.CharField(max_length=24)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["number", "-sent_at"], name="rating_link_by_number")]


class RatingOptOut(models.Model):
    """Whoever has this number wants no more links; he said so himself on a link's page."""

    id: int
    number = models.CharField(max_length=24, unique=True)
    at = models.DateTimeField()
