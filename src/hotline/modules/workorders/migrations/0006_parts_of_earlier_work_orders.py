"""Give work orders from before this version what they now have: parts of departments, stages in history."""

from django.db import migrations

_STAGES = """
SET LOCAL hotline.application = 'off';
UPDATE workorders_workorderevent SET stage = CASE step
    WHEN 'register' THEN 'registered' WHEN 'answer' THEN 'completed' WHEN 'dispatch' THEN 'dispatched'
    WHEN 'acknowledge' THEN 'acknowledged' WHEN 'reply' THEN 'replied' WHEN 'accept_reply' THEN 'completed'
    WHEN 'return_reply' THEN 'acknowledged' WHEN 'try_callback' THEN 'completed'
    WHEN 'record_callback' THEN 'called_back' ELSE 'archived' END
WHERE stage = '';
"""
_DISPATCHES = """
UPDATE workorders_workorder SET dispatch_count = 1, first_dispatched_at = dispatched_at,
    rework_count = (SELECT count(*) FROM workorders_workorderevent AS event
        WHERE event.work_order_id = workorders_workorder.id AND event.step = 'return_reply')
WHERE handling_department_id IS NOT NULL;
UPDATE workorders_workorder SET requester_kind = requester.kind
FROM requesters_requester AS requester WHERE requester.id = requester_id;
"""
_PARTS = """
INSERT INTO workorders_assignment (work_order_id, department_id, part, dispatch_number, assigned_at, assigned_by_id,
    instruction, basis, acknowledged_at, replied_at, reply, ended_by_step)
SELECT work_order.id, handling_department_id, 'lead', 1, dispatched_at, event.actor_id, event.note, '',
    acknowledged_at, first_replied_at, work_order.reply, ''
FROM workorders_workorder AS work_order
JOIN workorders_workorderevent AS event ON event.work_order_id = work_order.id AND event.step = 'dispatch'
WHERE handling_department_id IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("workorders", "0005_every_branch")]

    operations = [
        migrations.RunSQL(_STAGES, migrations.RunSQL.noop),
        migrations.RunSQL(_DISPATCHES, migrations.RunSQL.noop),
        migrations.RunSQL(_PARTS, migrations.RunSQL.noop),
    ]
