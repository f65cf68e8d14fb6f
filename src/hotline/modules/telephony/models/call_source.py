"""Where calls and agents' times are known from."""

from django.db import models


class CallSource(models.Model):
    """What tells of calls: `switch`, or `import:<name>` for the records of another switch.

    Each names its calls in its own way; together with the source that name is unique, so that nothing counts twice.
    """

    id: int
    code = models.CharField(max_length=48, unique=True)
    name = models.CharField(max_length=64)


class CallImport(models.Model):
    """One run of an import of call records, and what came of its rows; unfinished while `ended_at` is open."""

    id: int
    source = models.ForeignKey(CallSource, models.PROTECT, related_name="+")
    source_id: int
    file_name = models.CharField(max_length=255)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    loaded = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    kept_aside = models.PositiveIntegerField(default=0)
