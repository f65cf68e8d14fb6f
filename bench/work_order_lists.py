"""How fast the list of work orders answers where there are three million of them.

    PYTHONPATH=src python bench/work_order_lists.py --orders 3000000 --repeat 30

It starts a server of its own in a temporary folder and fills it by INSERT … SELECT: work orders of one year, most of
them archived, the open ones of the last weeks; departments of very different sizes; each with its departments' parts,
the open ones with their clocks. Then it asks the interface's own endpoints, in process, for the first page and the
next of every view, for filters and for the counts, as a dispatcher who sees everything, as the clerk of the largest
district and as somebody of a middle and of a small bureau, and prints the median and the 95th percentile in
milliseconds, and the number of queries. The limit that it is held against is 150 ms.
"""

import argparse
import json
import statistics
import time
from collections.abc import Mapping
from datetime import timedelta
from urllib.parse import quote

from own_server import load_demonstration, own_server  # isort: skip

from django.db import connection, models
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from hotline.kit.clock import local_date, now
from hotline.modules.access.models import Person
from hotline.modules.departments.models import Department, Membership
from hotline.modules.workorders.models import Assignment, Clock, SearchEntry, WorkOrder
from hotline.modules.workorders.selectors.lists import View

LIMIT_MS = 150
# Of a thousand work orders so many are at each stage; the rest are archived.
PER_THOUSAND = {
    "registered": 2, "dispatched": 3, "acknowledged": 12, "suspended": 1, "drafted": 1, "sent_back": 1, "replied": 3,
    "completed": 6, "called_back": 4, "jointly_reviewed": 1, "declined": 4, "withdrawn": 2,
}  # fmt: skip
_IN_DEPARTMENTS = "('dispatched', 'acknowledged', 'suspended', 'drafted', 'sent_back', 'replied')"

# n is the work order's place; `share` a number from 0 to 1 that is the same in every run.
_ROWS = """
WITH drawn AS (
    SELECT n, (hashint8(n) & 2147483647) / 2147483647.0 AS share,
        (hashint8(n + 7777777777) & 2147483647) / 2147483647.0 AS other
    FROM generate_series({first}::bigint, {last}) AS n
), placed AS (
    SELECT n, share, other, {stage} AS at_stage,
        ('{departments}'::bigint[])[1 + floor({count} * share * share * share)::int] AS department_id
    FROM drawn
), dated AS (
    SELECT *, '{at}'::timestamptz - CASE WHEN at_stage = 'archived' THEN interval '1 day' * (20 + 345 * other)
        ELSE interval '1 day' * (12 * other * other) END AS moment FROM placed
)
INSERT INTO {table} ({columns}) SELECT {values} FROM dated, {table} AS t WHERE t.number = '{template}'
"""


def stage_expression() -> str:
    """Which stage a work order is at, by its place."""
    cases, until = [], 0
    for stage, count in PER_THOUSAND.items():
        until += count
        cases.append(f"WHEN n * 7919 % 1000 < {until} THEN '{stage}'")
    return f"CASE {' '.join(cases)} ELSE 'archived' END"


def overrides() -> Mapping[str, str]:
    """What differs between the work orders; everything else is the template's."""
    led = "CASE WHEN at_stage NOT IN ('registered', 'declined', 'withdrawn') THEN {} END"
    return {
        "number": "'L' || n",
        # Three million from one call would all be its page's sister orders.
        "call_id": "NULL",
        "title": "t.title || (n % 9973)",
        "address": "(ARRAY['东大街', '西环路', '建设路', '人民路', '滨江路'])[1 + n % 5] || (n % 800) || '号'",
        "category_id": "(SELECT min(id) FROM taxonomy_category WHERE level = 3) + n % 100",
        "stage": "at_stage",
        "version": "CASE at_stage WHEN 'archived' THEN 7 WHEN 'registered' THEN 1 ELSE 3 END",
        "registered_at": "moment",
        "request_type": "(ARRAY['complaint', 'assistance', 'inquiry', 'suggestion'])[1 + n % 4]",
        "channel": "(ARRAY['phone', 'phone', 'phone', 'wechat', 'website'])[1 + n % 5]",
        "handling_department_id": led.format("department_id"),
        "first_dispatched_at": led.format("moment + interval '20 minutes'"),
        "dispatched_at": led.format("moment + interval '20 minutes'"),
        "handling_due_at": led.format("moment + interval '7 days'"),
        "acknowledge_due_at": led.format("moment + interval '1 day'"),
        "citizen_due_at": led.format("moment + interval '15 days'"),
        "dispatch_count": "CASE WHEN at_stage IN ('registered', 'declined', 'withdrawn') THEN 0 ELSE 1 END",
        "send_back_count": "CASE WHEN at_stage = 'sent_back' OR n % 300 = 0 THEN 1 ELSE 0 END",
        "first_replied_at": "CASE WHEN at_stage IN ('replied', 'completed', 'called_back', 'archived') "
        "THEN moment + interval '1 day' * (1 + 7 * share) END",
        "replied_at": "CASE WHEN at_stage IN ('replied', 'completed', 'called_back', 'archived') "
        "THEN moment + interval '1 day' * (1 + 7 * share) END",
        "completed_at": "CASE WHEN at_stage IN ('completed', 'called_back', 'archived') "
        "THEN moment + interval '9 days' END",
        "awaits_callback": "at_stage = 'completed'",
        "archived_at": "CASE WHEN at_stage = 'archived' THEN moment + interval '12 days' END",
        "requester_kind": "CASE WHEN n % 12 = 0 THEN 'enterprise' ELSE 'person' END",
        "is_key_enterprise": "n % 4000 = 0",
        "is_leader_assigned": "n % 5000 = 0",
        "is_confidential": "n % 900 = 0",
        "focus_area": "CASE WHEN n % 60 = 0 THEN 'wage_arrears' ELSE '' END",
        "published_at": "CASE WHEN at_stage = 'archived' AND n % 200 = 0 THEN moment + interval '13 days' END",
    }  # fmt: skip


def fill(orders: int) -> None:
    """Write the work orders with their parts and clocks."""
    template = WorkOrder.objects.exclude(handling_department=None).filter(stage="archived").order_by("id").first()
    assert template is not None
    changed = overrides()
    # The first get many times as many as the last.
    departments = [
        str(pk)
        for pk in Department.objects.exclude(is_hotline_centre=True)
        .order_by("level", "id")
        .values_list("pk", flat=True)
    ]
    fields = [field for field in WorkOrder._meta.concrete_fields if not field.primary_key]
    with connection.cursor() as cursor:
        dropped = drop_indexes([model._meta.db_table for model in (WorkOrder, Assignment, Clock, SearchEntry)])
        for first in range(1, orders + 1, 250_000):
            cursor.execute(
                _ROWS.format(
                    departments="{" + ",".join(departments) + "}", count=len(departments) - 1,
                    first=first, last=min(orders, first + 249_999), stage=stage_expression(), at=now().isoformat(),
                    table=WorkOrder._meta.db_table, template=template.number,
                    columns=", ".join(field.column for field in fields),
                    values=", ".join(changed.get(field.column, f"t.{field.column}") for field in fields),
                )
            )  # fmt: skip
        copied(Assignment, {
            "work_order_id": "w.id", "department_id": "w.handling_department_id", "part": "'lead'",
            "assigned_at": "w.dispatched_at", "acknowledged_at": "NULL", "ended_at": "NULL",
        }, "w.handling_department_id IS NOT NULL AND w.number LIKE 'L%'")  # fmt: skip
        copied(Assignment, {
            "work_order_id": "w.id", "part": "'supporting'", "assigned_at": "w.dispatched_at", "ended_at": "NULL",
            "department_id": "(SELECT min(id) FROM departments_department) + 1 + w.id % 400",
        }, "w.handling_department_id <> (SELECT min(id) FROM departments_department) + 1 + w.id % 400 "
           "AND w.id % 9 = 0 AND w.number LIKE 'L%'")  # fmt: skip
        copied(Clock, {
            "work_order_id": "w.id", "assignment_id": "NULL", "kind": "'handle'", "started_at": "w.dispatched_at",
            "due_at": "w.handling_due_at", "stopped_at": "NULL", "next_warning_at": "w.handling_due_at",
        }, f"w.stage IN {_IN_DEPARTMENTS} AND w.number LIKE 'L%'")  # fmt: skip
        for definition in dropped:
            cursor.execute(definition)
        cursor.execute("VACUUM ANALYZE")
        # What was just written must not be on its way to the disk while lists are read.
        cursor.execute("CHECKPOINT")


def copied(model: type[models.Model], changed: Mapping[str, str], condition: str) -> None:
    """Write a row of the model for every work order that meets the condition, after some row that there is."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(field.column for field in fields)}) "
            f"SELECT {', '.join(changed.get(field.column, f't.{field.column}') for field in fields)} "
            f"FROM workorders_workorder AS w, (SELECT * FROM {table} LIMIT 1) AS t WHERE {condition}"
        )


def drop_indexes(tables: list[str]) -> list[str]:
    """Drop the indexes that are no constraint's; the statements that make them again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s) AND NOT EXISTS "
            "(SELECT FROM pg_constraint WHERE conname = indexname)", [tables],
        )  # fmt: skip
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f'DROP INDEX "{name}"')
    return [definition for _, definition in found]


def readers() -> dict[str, Person]:
    """Who reads: his account's role tells what he may, his department what he sees."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.id FROM departments_department AS d WHERE NOT is_hotline_centre AND path LIKE '%/%/' "
            "ORDER BY (SELECT count(*) FROM departments_department AS b WHERE b.path LIKE d.path || '%') DESC, id "
            "LIMIT 1"
        )
        ((largest,),) = cursor.fetchall()
        cursor.execute(
            "SELECT handling_department_id FROM workorders_workorder WHERE number LIKE 'L%' "
            "AND handling_department_id IS NOT NULL GROUP BY 1 ORDER BY count(*), 1 LIMIT 1"
        )
        ((smallest,),) = cursor.fetchall()
        # Nobody's work orders but its own, and more than are looked up one by one.
        cursor.execute(
            "SELECT department_id FROM workorders_assignment AS a GROUP BY 1 HAVING NOT EXISTS (SELECT FROM "
            "departments_department AS d, departments_department AS b WHERE d.id = a.department_id AND d.id <> b.id "
            "AND b.path LIKE d.path || '%') ORDER BY abs(count(*) - 25000), 1 LIMIT 1"
        )
        ((middle,),) = cursor.fetchall()
    people = {
        "dispatcher": "dispatcher",
        "clerk of a large district": "department-clerk",
        "leader of a middle bureau": "approving-leader",
        "handler of a small bureau": "handler",
    }
    for account, department in (("department-clerk", largest), ("approving-leader", middle), ("handler", smallest)):
        Membership.objects.filter(person__account=account).update(department_id=department)
    return {name: Person.objects.get(account=account) for name, account in people.items()}


def addresses() -> dict[str, str]:
    """What is asked for, by a name."""
    department = Department.objects.exclude(is_hotline_centre=True).order_by("id")[3].code
    yesterday = local_date(now()) - timedelta(days=1)
    month_ago = yesterday - timedelta(days=30)
    found = {f"view {view}": f"/api/work-orders?view={view}" for view in View}
    return found | {
        "filter stage": "/api/work-orders?stage=acknowledged",
        "filter department": f"/api/work-orders?department={department}",
        "filter category": "/api/work-orders?category=01",
        "filter channel and type": "/api/work-orders?channel=website&request_type=complaint",
        "filter that nothing passes": "/api/work-orders?channel=app&urgency=emergency&stage=archived",
        "filter days": f"/api/work-orders?from={month_ago}&to={yesterday}",
        "filter overdue of a category": "/api/work-orders?view=overdue&category=0101",
        "search a street": f"/api/work-orders?q={quote('滨江路')}",
        "search two frequent words": f"/api/work-orders?q={quote('人民路 停水')}",
        "search a number": "/api/work-orders?q=L2999",
        "search nothing is found": f"/api/work-orders?q={quote('直升机场')}",
        "counts": "/api/work-orders/counts",
    }


def ask(address: str, by: Person) -> HttpResponse:
    """The endpoint's answer, in process."""
    path, _, query = address.partition("?")
    request = RequestFactory().get(address)
    request.user = by
    match = resolve(path)
    answer = match.func(request, **match.kwargs)
    assert isinstance(answer, HttpResponse) and answer.status_code == 200, (address, query, answer.content.decode())
    return answer


def detail(by: Person) -> dict[str, str]:
    """The address of the work order that most presses the reader."""
    found = json.loads(ask("/api/work-orders?view=my_tasks", by).content)["items"]
    return {"one work order": f"/api/work-orders/{found[0]['number']}"} if found else {}


def next_page(address: str, by: Person) -> str | None:
    """The address of the page after the first."""
    if "?" not in address:
        return None
    cursor = json.loads(ask(address, by).content).get("next_cursor")
    return f"{address}&cursor={quote(cursor)}" if cursor else None


def timed(address: str, by: Person, repeat: int) -> tuple[float, float, int]:
    """The median and the 95th percentile in milliseconds, and the number of queries."""
    with CaptureQueriesContext(connection) as captured:
        ask(address, by)
    spent = []
    for _ in range(repeat):
        began = time.perf_counter()
        ask(address, by)
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent), statistics.quantiles(spent, n=20)[-1], len(captured)


def explain(address: str, by: Person) -> None:
    """Print the plans of the statements behind an address."""
    with CaptureQueriesContext(connection) as captured:
        ask(address, by)
    slowest = max(captured.captured_queries, key=lambda query: float(query["time"]))
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + slowest["sql"])
        print("\n".join(line for (line,) in cursor.fetchall()))


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--orders", type=int, default=3_000_000)
    arguments.add_argument("--repeat", type=int, default=30)
    arguments.add_argument("--explain", action="store_true", help="print the plan of what exceeds the limit")
    chosen = arguments.parse_args()
    with own_server():
        load_demonstration()
        began = time.perf_counter()
        fill(chosen.orders)
        print(f"{WorkOrder.objects.count():,} work orders written in {time.perf_counter() - began:.0f} s", flush=True)
        print(f"{'who':<28} {'what':<32} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8}")
        slow = []
        for name, person in readers().items():
            for what, address in (addresses() | detail(person)).items():
                pages = {what: address, f"{what}, next page": next_page(address, person)}
                for page, asked in pages.items():
                    if asked is None:
                        continue
                    median, late, queries = timed(asked, person, chosen.repeat)
                    is_slow = late > LIMIT_MS
                    slow += [(asked, person)] if is_slow else []
                    mark = " over the limit" if is_slow else ""
                    print(f"{name:<28} {page:<32} {median:>8.1f} {late:>8.1f} {queries:>8}{mark}", flush=True)
        for asked, person in slow if chosen.explain else []:
            print(f"\n{person.account}: {asked}")
            explain(asked, person)


if __name__ == "__main__":
    main()
