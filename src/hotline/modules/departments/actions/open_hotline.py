"""Say which hotline this database is."""

from datetime import datetime

from django.db import transaction

from hotline.modules.audit.public import record
from hotline.modules.departments.models import HotlineProfile


@transaction.atomic
def open_hotline(
    *, name: str, city: str, title: str, title_en: str, division_code: str, by: str, at: datetime
) -> HotlineProfile:
    """Write the profile of a real hotline: no demonstration, full scale, open from that day on."""
    profile = HotlineProfile.objects.create(
        id=1, name=name, city=city, title=title, title_en=title_en, division_code=division_code, is_demonstration=False
    )
    record(actor=by, action="open_hotline", subject=f"hotline:{name}", at=at, facts={"city": city})
    return profile
