"""Questions to a loaded hotline, in SQL so that they do not share code with what they check."""

from django.db import connection

HISTORY_AGREES = """
WITH events AS (
    SELECT *, lag(at) OVER (PARTITION BY work_order_id ORDER BY sequence) AS before FROM workorders_workorderevent
), history AS (
    SELECT work_order_id, count(*) AS steps, max(sequence) AS last, bool_and(before IS NULL OR at >= before) AS ascends,
           (array_agg(stage ORDER BY sequence DESC))[1] AS last_stage,
           bool_and(step IN ('register', 'answer', 'dispatch', 'acknowledge', 'contact', 'reply', 'accept_reply',
                             'return_reply', 'try_callback', 'record_callback', 'archive')) AS is_straight,
           (array_agg(actor_id ORDER BY sequence))[1] AS registered_by,
           min(at) FILTER (WHERE step = 'register') AS registered,
           max(at) FILTER (WHERE step = 'dispatch') AS dispatched,
           max(department_id) FILTER (WHERE step = 'dispatch') AS department,
           max(at) FILTER (WHERE step = 'acknowledge') AS acknowledged,
           min(at) FILTER (WHERE step = 'reply') AS first_replied,
           max(at) FILTER (WHERE step = 'reply') AS replied,
           (array_agg(note ORDER BY sequence DESC) FILTER (WHERE step IN ('reply', 'answer')))[1] AS reply,
           max(at) FILTER (WHERE step IN ('answer', 'accept_reply')) AS completed,
           bool_or(step = 'answer') AS answered,
           max(at) FILTER (WHERE step = 'record_callback') AS called_back,
           count(*) FILTER (WHERE step IN ('record_callback', 'try_callback')) AS attempts,
           max(at) FILTER (WHERE step = 'archive') AS archived
    FROM events GROUP BY work_order_id
)
SELECT o.number FROM workorders_workorder o
LEFT JOIN history h ON h.work_order_id = o.id LEFT JOIN callbacks_callback c ON c.work_order_id = o.id
WHERE h.steps IS NULL OR h.steps <> h.last OR h.steps <> o.version OR NOT h.ascends OR h.last_stage <> o.stage
   OR h.registered_by <> o.registered_by_id OR h.registered <> o.registered_at
   OR h.is_straight AND (
       (h.dispatched, h.department, h.acknowledged, h.first_replied, h.replied, h.completed, h.archived)
           IS DISTINCT FROM (o.dispatched_at, o.handling_department_id, o.acknowledged_at, o.first_replied_at,
                             o.replied_at, o.completed_at, o.archived_at)
       OR h.answered <> o.answered_at_once OR coalesce(h.reply, '') <> o.reply
       OR h.called_back IS DISTINCT FROM c.closed_at OR h.attempts <> coalesce(c.attempts, 0)
       OR c.tried_at < o.completed_at
       OR o.awaits_callback <> (c.id IS NOT NULL AND c.closed_at IS NULL)
   )
"""

STEPS_BY_STRANGERS = """
SELECT e.id FROM workorders_workorderevent e
JOIN workorders_workorder o ON o.id = e.work_order_id
JOIN departments_membership m ON m.person_id = e.actor_id
JOIN departments_department d ON d.id = m.department_id
WHERE CASE WHEN e.step IN ('acknowledge', 'contact', 'reply') THEN NOT EXISTS (
               SELECT FROM workorders_assignment a WHERE a.work_order_id = o.id AND a.department_id = m.department_id)
           ELSE e.step IN ('dispatch', 'accept_reply', 'record_callback') AND NOT d.is_hotline_centre END
"""

NUMBERS_WITH_GAPS = """
WITH days AS (
    SELECT left(number, 8) AS day, count(*) AS orders, max(right(number, 5)::int) AS highest
    FROM workorders_workorder GROUP BY 1
)
SELECT day FROM days WHERE orders <> highest
UNION SELECT to_char(s.day, 'YYYYMMDD') FROM workorders_numberseries s
LEFT JOIN days ON days.day = to_char(s.day, 'YYYYMMDD') WHERE s.last <> coalesce(days.orders, 0)
"""

BROKEN_TEXTS = """
SELECT number FROM workorders_workorder
WHERE title = '' OR content = '' OR address = '' OR (reply = '' AND (replied_at IS NOT NULL OR answered_at_once))
   OR concat(title, content, address, reply) ~ '[{}%|]'
UNION ALL SELECT title FROM knowledge_article WHERE title = '' OR body = '' OR concat(title, body) ~ '[{}%|]'
"""

CALLS_WITHOUT_SENSE = """
SELECT reference FROM (
    SELECT *, lag(ended_at) OVER (PARTITION BY agent_id ORDER BY answered_at) AS busy_until FROM telephony_call
) c
WHERE ended_at <> arrived_at + make_interval(secs => waiting_seconds + talking_seconds)
   OR answered_at <> arrived_at + make_interval(secs => waiting_seconds)
   OR (agent_id IS NULL) <> (answered_at IS NULL) OR (recording_reference = '') <> (answered_at IS NULL)
   OR (agent_id IS NOT NULL AND busy_until > answered_at)
"""

# What a copy brings with it that triggers otherwise write, and what a part copies from its work order.
WITHOUT_SEARCH_ENTRY = r"""
SELECT o.number FROM workorders_workorder o LEFT JOIN workorders_searchentry e ON e.work_order_id = o.id
WHERE e.pairs IS DISTINCT FROM hotline_pairs(o.title || E'\n' || o.address)
UNION ALL SELECT o.number FROM workorders_workorder o JOIN workorders_assignment a ON a.work_order_id = o.id
WHERE a.is_archived <> (o.stage = 'archived') OR a.registered_at <> o.registered_at
"""

MONTHLY = {
    "calls": "SELECT arrived_at, TRUE FROM telephony_call",
    "answered": "SELECT arrived_at, answered_at IS NOT NULL FROM telephony_call",
    "inspected": "SELECT inspected_at, TRUE FROM quality_inspection",
    "passed": "SELECT inspected_at, has_passed FROM quality_inspection",
    "received": "SELECT registered_at, TRUE FROM workorders_workorder",
    "completed": """SELECT registered_at, completed_at IS NOT NULL
        AND (answered_at_once OR first_replied_at <= handling_due_at) FROM workorders_workorder""",
    "answered_at_once": "SELECT registered_at, answered_at_once FROM workorders_workorder",
    "tried": "SELECT tried_at, TRUE FROM callbacks_callback WHERE tried_at IS NOT NULL",
    "reached": "SELECT tried_at, was_reached FROM callbacks_callback WHERE tried_at IS NOT NULL",
    "satisfied": """SELECT tried_at, was_reached AND satisfaction IN ('very_satisfied', 'satisfied', 'neutral')
        FROM callbacks_callback WHERE tried_at IS NOT NULL""",
    "knowledge_updates": "SELECT at, TRUE FROM knowledge_articleupdate",
}


def rows(query: str) -> list[tuple[object, ...]]:
    """The answer to a query."""
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def by_month(name: str, year: int = 2023) -> list[int]:
    """How many records of each local month of a year meet a condition."""
    counts = rows(f"""
        SELECT extract(month FROM f.moment AT TIME ZONE 'Asia/Shanghai')::int, count(*) FILTER (WHERE f.counts)
        FROM ({MONTHLY[name]}) f (moment, counts)
        WHERE extract(year FROM f.moment AT TIME ZONE 'Asia/Shanghai') = {year} GROUP BY 1
    """)
    found = {int(str(month)): int(str(count)) for month, count in counts}
    return [found.get(month, 0) for month in range(1, 13)]


def fingerprint() -> dict[str, str]:
    """A hash of every row of the tables that a load writes."""
    tables = [
        "telephony_call", "workorders_workorder", "workorders_workorderevent", "callbacks_callback",
        "requesters_requester", "quality_inspection", "workforce_shiftassignment", "knowledge_article",
        "knowledge_articleupdate", "departments_department", "access_person", "analytics_issuedreport",
    ]  # fmt: skip
    row_hashes = "SELECT md5((to_jsonb(t) - 'id')::text) AS h FROM {} t"
    return {
        table: str(rows(f"SELECT md5(string_agg(h, '' ORDER BY h)) FROM ({row_hashes.format(table)}) x")[0][0])
        for table in tables
    }
