"""Audit entries and the answers kept for repeated requests."""

from django.db import models


class AuditEntry(models.Model):
    """One thing that somebody did, saw or was refused. Never changed, never removed by the product."""

    id: int
    at = models.DateTimeField()
    # The account's name and not a foreign key: the record outlives the account.
    actor = models.CharField(max_length=64)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject", "-id"], name="audit_by_subject")]


class RepeatableRequest(models.Model):
    """The first answer to a request that carries an idempotency key, given again when the request is repeated."""

    id: int
    actor = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="repeatable_by_moment")]
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="one_answer_per_key")]
