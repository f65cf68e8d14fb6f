from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from hotline.kit.bulk import give_indexes_back, take_indexes_away
from hotline.modules.demonstration.errors import ScaleOutOfRange, UnknownCity
from hotline.modules.demonstration.public import load
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import SearchEntry, WorkOrder, WorkOrderEvent

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


_LARGE = (Call, WorkOrder, WorkOrderEvent)
_STRUCTURE = """
    SELECT conname, pg_get_constraintdef(oid), convalidated::text
    FROM pg_constraint WHERE conrelid = ANY(%(tables)s::regclass[])
    UNION ALL SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid::text
    FROM pg_index WHERE indrelid = ANY(%(tables)s::regclass[])
"""


def _structure() -> set[tuple[str, str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_STRUCTURE, {"tables": [model._meta.db_table for model in _LARGE]})
        return set(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("within_a_transaction", [True, False])
def test_indexes_and_constraints_come_back_as_they_were(within_a_transaction: bool) -> None:
    whole, heard = _structure(), []
    with transaction.atomic():
        taken = take_indexes_away(_LARGE)
        assert len(_structure()) < len(whole)
        if within_a_transaction:
            give_indexes_back(taken, lambda done, total: heard.append((done, total)))
    if not within_a_transaction:
        give_indexes_back(taken, lambda done, total: heard.append((done, total)))
    assert _structure() == whole
    assert heard[0][0] == 0
    assert heard[-1][0] == heard[-1][1] == heard[0][1]


@pytest.mark.django_db
def test_a_row_that_breaks_a_constraint_is_found_when_they_come_back() -> None:
    taken = take_indexes_away([SearchEntry])
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO workorders_searchentry (work_order_id, pairs) VALUES (1, '')")
    with pytest.raises(IntegrityError):
        give_indexes_back(taken, lambda *_: None)
