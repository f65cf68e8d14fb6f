"""The policy of supervision, version by version."""

from dataclasses import fields

from django.db import models

from hotline.modules.access.public import Person
from hotline.modules.supervision.rules.terms import Terms


class SupervisionPolicy(models.Model):
    """The terms from one publication on; never changed afterwards. The newest holds."""

    id: int
    number = models.PositiveIntegerField(unique=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_by_id: int | None
    note = models.CharField(max_length=200, blank=True)
    reminder_hours = models.PositiveSmallIntegerField()
    key_reminder_hours = models.PositiveSmallIntegerField()
    key_after_working_days = models.PositiveSmallIntegerField()
    key_after_send_backs = models.PositiveSmallIntegerField()
    key_after_units = models.PositiveSmallIntegerField()
    summons_after_overdue_in_month = models.PositiveSmallIntegerField()
    reply_days_ordinary = models.PositiveSmallIntegerField()
    reply_days_key = models.PositiveSmallIntegerField()
    reply_days_summons = models.PositiveSmallIntegerField()
    instruction_reply_days = models.PositiveSmallIntegerField()
    due_soon_hours = models.PositiveSmallIntegerField()
    accountability_rate = models.DecimalField(max_digits=5, decimal_places=4)
    smallest_sample = models.PositiveSmallIntegerField()
    explanation_days = models.PositiveSmallIntegerField()
    circular_after_working_days = models.PositiveSmallIntegerField()
    interview_after_working_days = models.PositiveSmallIntegerField()

    @property
    def terms(self) -> Terms:
        """The terms as values that the rules take."""
        return Terms(**{term.name: getattr(self, term.name) for term in fields(Terms)})
