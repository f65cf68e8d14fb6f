"""Write the holidays and make-up working days that the State Council's notices decreed."""

from chinese_calendar.constants import Holiday, holidays, workdays
from django.db import transaction

from hotline.modules.taxonomy.models import SpecialDay


@transaction.atomic
def load_special_days() -> int:
    """Add every special day that is known and not yet written; gives how many are written in all."""
    names = {holiday.value: holiday.chinese for holiday in Holiday}
    days = [SpecialDay(on=on, is_working=False, name=names.get(name, name)) for on, name in holidays.items()]
    days += [SpecialDay(on=on, is_working=True, name=f"{names.get(name, name)}调休") for on, name in workdays.items()]
    SpecialDay.objects.bulk_create(days, ignore_conflicts=True)
    return SpecialDay.objects.count()
