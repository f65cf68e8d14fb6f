"""Requesters: people and enterprises."""

from django.db import models

from .rules import RequesterKind


class Requester(models.Model):
    """Who made a request. Shown masked, disclosed for a reason that is recorded."""

    id: int
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in RequesterKind])
    name = models.CharField(max_length=64, blank=True)
    phone_number = models.CharField(max_length=24, blank=True, db_index=True)
    division_code = models.CharField(max_length=12, blank=True)
