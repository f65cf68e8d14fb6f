"""The list and the detail ask the database as often at 200,000 work orders as at 1,000."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.public import actor_of
from hotline.modules.workorders.tests.builders import dispatched

LIST_LIMIT, DETAIL_LIMIT = 12, 15

# Copies of one work order, a minute apart, each with its history.
_MULTIPLY = """
INSERT INTO workorders_workorder (number, request_type, urgency, title, content, category_id, division_id, address,
    channel, requester_id, is_confidential, stage, version, registered_at, registered_by_id, answered_at_once,
    handling_department_id, dispatched_at, limit_amount, limit_unit, limit_rule_name, handling_due_at, reply,
    awaits_callback)
SELECT 'C' || n, request_type, urgency, title, content, category_id, division_id, address, channel, requester_id,
    is_confidential, stage, version, registered_at + n * interval '1 minute', registered_by_id, answered_at_once,
    handling_department_id, dispatched_at, limit_amount, limit_unit, limit_rule_name,
    handling_due_at + n * interval '1 minute', reply, awaits_callback
FROM workorders_workorder, generate_series(%s, %s) AS n WHERE number = %s
"""


def queries(page: PageClient, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = page.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return len(captured)


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["dispatcher", "handler"])
def test_query_counts_do_not_grow_with_the_table(
    role: str, person: PersonFactory, signed_in_client: ClientFactory, city: City, at: datetime
) -> None:
    number = dispatched(actor_of(person("dispatcher")), at).number
    page = signed_in_client(role, department=city.departments["dongshan-water"])
    addresses = {
        "/api/work-orders?limit=50": LIST_LIMIT,
        "/api/work-orders?view=my_tasks&limit=50": LIST_LIMIT,
        "/api/work-orders?view=overdue&limit=50&category=01": LIST_LIMIT,
        "/api/work-orders/counts": LIST_LIMIT,
        f"/api/work-orders/{number}": DETAIL_LIMIT,
    }
    counted: list[dict[str, int]] = []
    rows = 0
    for size in (1_000, 200_000):
        with connection.cursor() as cursor:
            cursor.execute(_MULTIPLY, [rows, size - 2, number])
            cursor.execute("ANALYZE workorders_workorder")
        rows = size - 1
        counted.append({address: queries(page, address) for address in addresses})

    assert counted[0] == counted[1]
    for address, limit in addresses.items():
        assert counted[1][address] <= limit, address
