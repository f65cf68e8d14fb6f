"""Limit rules, kept as data because every city sets its own."""

from django.db import models

from .rules.limits import LimitUnit


class LimitRule(models.Model):
    """A limit for work orders of a type or urgency; an empty criterion fits all. The most particular rule holds."""

    id: int
    name = models.CharField(max_length=64)
    request_type = models.CharField(max_length=24, blank=True)
    urgency = models.CharField(max_length=16, blank=True)
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=16, choices=[(unit.value, unit.value) for unit in LimitUnit])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
