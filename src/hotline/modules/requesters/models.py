"""Requesters: people and enterprises; and the enterprises that a city looks after first."""

from django.db import models

from hotline.modules.access.public import Person

from .rules import RequesterKind


class Requester(models.Model):
    """Who made a request. Shown masked, disclosed for a reason that is recorded."""

    id: int
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in RequesterKind])
    name = models.CharField(max_length=64, blank=True)
    phone_number = models.CharField(max_length=24, blank=True, db_index=True)
    division_code = models.CharField(max_length=12, blank=True)
    # An enterprise's, where it is known; 18 characters whose check character agrees.
    unified_credit_code = models.CharField(max_length=18, blank=True, db_default="")

    class Meta:
        # Looked for by the whole name.
        indexes = [models.Index(fields=["name"], name="requester_by_name")]


class KeyEnterprise(models.Model):
    """An enterprise on the red list (红名单), from one day up to, and without, another.

    Its work orders have a queue and limits of their own. A removal ends the listing; a new listing is a new row.
    """

    id: int
    unified_credit_code = models.CharField(max_length=18, db_collation="C")
    name = models.CharField(max_length=64)
    # Whom at the enterprise the city talks to, in words.
    contact = models.CharField(max_length=64, blank=True)
    listed_from = models.DateField()
    # The first day on which it is not listed any more; none while no end is planned.
    listed_to = models.DateField(null=True)
    reason = models.TextField()
    listed_at = models.DateTimeField()
    listed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    listed_by_id: int
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    removed_by_id: int | None
    removal_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["unified_credit_code", "listed_from"], name="key_enterprise_by_code")]
        constraints = [
            models.UniqueConstraint(
                fields=["unified_credit_code"],
                condition=models.Q(listed_to__isnull=True),
                name="one_listing_without_end_per_enterprise",
            ),
            models.CheckConstraint(
                condition=models.Q(listed_to__isnull=True) | models.Q(listed_to__gte=models.F("listed_from")),
                name="listings_end_after_they_begin",
            ),
        ]
