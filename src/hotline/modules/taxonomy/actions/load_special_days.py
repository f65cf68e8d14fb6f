"""Write the holidays and make-up working days that the State Council's notices decreed."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import now
from hotline.modules.taxonomy.models import SpecialDay
from hotline.modules.taxonomy.rules.shipped import SHIPPED_BY, shipped_days
from hotline.modules.taxonomy.selectors import newest_version

from .publish_calendar import lock_versions, write_version

PUBLISHER = "hotline"


@transaction.atomic
def load_special_days(*, by: str = PUBLISHER, at: datetime | None = None) -> int:
    """Publish every shipped day that no version has written yet; gives how many special days are known in all.

    Days that a city has written itself stay as they are. Where nothing is new, no version is made.
    """
    lock_versions()
    written = set(SpecialDay.objects.values_list("on", flat=True))
    new = [day for day in shipped_days() if day.on not in written]
    if new:
        newest = newest_version()
        write_version(
            days=new,
            hours=newest.office_hours if newest else None,
            note="国务院办公厅历年节假日安排",
            source=SHIPPED_BY,
            by=by,
            at=at or now(),
        )
    return len(written) + len(new)
