"""The list and the detail ask the database as often at 200,000 work orders as at 1,000."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.tests.test_detail import furnished

LIST_LIMIT, DETAIL_LIMIT = 12, 15

# Copies of one work order, a minute apart, each in the hands of the same department.
_OWN = {
    "number": "'C' || n",
    "registered_at": "registered_at + n * interval '1 minute'",
    "handling_due_at": "handling_due_at + n * interval '1 minute'",
}
_COLUMNS = [str(field.column) for field in WorkOrder._meta.concrete_fields if field.column != "id"]
_MULTIPLY = f"""
WITH copies AS (
    INSERT INTO workorders_workorder ({", ".join(_COLUMNS)})
    SELECT {", ".join(_OWN.get(column, column) for column in _COLUMNS)}
    FROM workorders_workorder, generate_series(%s, %s) AS n WHERE number = %s
    RETURNING id, handling_department_id, registered_by_id, registered_at
)
INSERT INTO workorders_assignment (work_order_id, department_id, part, dispatch_number, assigned_at, assigned_by_id,
    instruction, basis, reply, ended_by_step)
SELECT id, handling_department_id, 'lead', 1, registered_at, registered_by_id, '', '', '', '' FROM copies
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
    number = furnished(city, person("dispatcher"), at).number
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
            cursor.execute("ANALYZE workorders_workorder, workorders_assignment")
        rows = size - 1
        counted.append({address: queries(page, address) for address in addresses})

    assert counted[0] == counted[1]
    for address, limit in addresses.items():
        assert counted[1][address] <= limit, address
