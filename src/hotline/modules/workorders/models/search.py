"""What the search of work orders looks in."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .work_order import WorkOrder


class SearchEntry(models.Model):
    """The pairs of neighbouring characters in a work order's title and address.

    The database writes it itself, from a trigger, whenever either changes; a table of its own because a step on a work
    order rewrites the work order's row, and must not rewrite its thirty places in the index as well.
    """

    work_order = models.OneToOneField(WorkOrder, models.CASCADE, primary_key=True, related_name="search_entry")
    work_order_id: int
    pairs = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["pairs"], name="search_entry_by_pair")]
