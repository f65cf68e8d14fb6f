"""How far the books of a switch were read."""

from django.db import models

from .call_source import CallSource


class BookMark(models.Model):
    """From which byte of a book its next reading begins.

    It stands beside the calls, so that a database brought back from a backup also reads the books again from there.
    `file_identity` tells a book that began anew from the one that was read.
    """

    id: int
    source = models.ForeignKey(CallSource, models.PROTECT, related_name="+")
    source_id: int
    book = models.CharField(max_length=32)
    file_identity = models.CharField(max_length=64)
    offset = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "book"], name="one_mark_per_book")]
