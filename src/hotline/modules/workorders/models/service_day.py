"""Services of a day: what was answered without a work order leaves no other record than its count."""

from django.db import models

from hotline.modules.workorders.rules.words import Channel, RequestType


class ServiceDay(models.Model):
    """How many services (服务量) were given on a local day through one channel for one kind of request.

    A service either became work orders of that day, which are records of their own, or was answered at once without
    one: by an agent on the telephone, or by a channel that reports its counts by the day.
    """

    id: int
    on = models.DateField()
    channel = models.CharField(max_length=24, choices=[(channel.value, channel.value) for channel in Channel])
    request_type = models.CharField(max_length=24, choices=[(kind.value, kind.value) for kind in RequestType])
    became_work_order = models.BooleanField()
    services = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["on", "channel", "request_type", "became_work_order"], name="services_are_counted_once"
            )
        ]
