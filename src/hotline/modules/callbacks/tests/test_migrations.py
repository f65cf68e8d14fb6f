"""What earlier hotlines recorded keeps its meaning in the new words."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from tests.support import City

from hotline.kit.clock import now
from hotline.modules.access.public import Person
from hotline.modules.callbacks.models import Callback
from hotline.modules.workorders.public import WorkOrder

MIGRATION = import_module("hotline.modules.callbacks.migrations.0003_solutions_of_earlier_callbacks")


@pytest.mark.django_db
def test_solved_and_unsolved_are_said_in_the_new_words(city: City) -> None:
    person = Person.objects.create(account="a", created_at=now())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE callbacks_callback ADD COLUMN was_solved boolean")
    for place, (was_reached, was_solved) in enumerate([(True, True), (True, False), (True, None), (False, None)]):
        order = WorkOrder.objects.create(
            number=f"W{place}",
            request_type="inquiry",
            urgency="ordinary",
            title="题",
            content="文",
            category=city.categories["01"],
            channel="phone",
            stage="called_back",
            registered_at=now(),
            registered_by=person,
        )
        callback = Callback.objects.create(work_order=order, planned_at=now(), was_reached=was_reached)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE callbacks_callback SET was_solved = %s WHERE id = %s", [was_solved, callback.pk])

    for _ in range(2):
        MIGRATION.fill_in(apps, connection.schema_editor())

    found = Callback.objects.order_by("id").values_list("solution", "channel")
    assert list(found) == [("solved", "phone"), ("unsolved", "phone"), ("", "phone"), ("", "")]
