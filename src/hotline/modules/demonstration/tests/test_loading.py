from decimal import Decimal

import pytest
from django.db import transaction

from hotline.modules.demonstration.errors import ScaleOutOfRange, UnknownCity
from hotline.modules.demonstration.public import load
from hotline.modules.departments.public import HotlineProfile

from . import checks


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_rows_and_another_seed_gives_others() -> None:
    def loaded(seed: int) -> dict[str, str]:
        with transaction.atomic():
            load("hanzhong-2023", scale=Decimal("0.01"), seed=seed)
            found = checks.fingerprint()
            transaction.set_rollback(True)
        return found

    first, again, other = loaded(7), loaded(7), loaded(8)
    assert first == again
    for table in ("telephony_call", "workorders_workorder", "workorders_workorderevent", "callbacks_callback"):
        assert first[table] != other[table]


@pytest.mark.django_db
@pytest.mark.parametrize("scale", ["0", "0.009", "1.01", "-1"])
def test_a_scale_out_of_range_is_refused(scale: str) -> None:
    with pytest.raises(ScaleOutOfRange):
        load("hanzhong-2023", scale=Decimal(scale))
    assert not HotlineProfile.objects.exists()


@pytest.mark.django_db
def test_an_unknown_city_is_refused_with_the_names_that_there_are() -> None:
    with pytest.raises(UnknownCity) as refusal:
        load("atlantis")
    assert "hanzhong-2023" in refusal.value.advice("zh")
