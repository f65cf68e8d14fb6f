"""Write on every part when its work order was registered and whether it is published: the order and marks of lists."""

from django.db import migrations, models
from django.db.models.functions import Now

_FUNCTIONS = """
CREATE OR REPLACE FUNCTION hotline_mark_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT registered_at, stage = 'archived', published_at IS NOT NULL
        INTO NEW.registered_at, NEW.is_archived, NEW.is_published
        FROM workorders_workorder WHERE id = NEW.work_order_id;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION hotline_mark_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_assignment
        SET is_archived = (NEW.stage = 'archived'), is_published = (NEW.published_at IS NOT NULL)
        WHERE work_order_id = NEW.id;
    RETURN NULL;
END $$;
"""
_TRIGGER = """
CREATE OR REPLACE TRIGGER workorders_workorder_mark_parts AFTER UPDATE OF stage, published_at ON workorders_workorder
    FOR EACH ROW WHEN ((OLD.stage = 'archived') <> (NEW.stage = 'archived')
        OR (OLD.published_at IS NULL) <> (NEW.published_at IS NULL)) EXECUTE FUNCTION hotline_mark_parts();
"""
_FUNCTIONS_BEFORE = """
CREATE OR REPLACE FUNCTION hotline_mark_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.is_archived := EXISTS (
        SELECT FROM workorders_workorder WHERE id = NEW.work_order_id AND stage = 'archived');
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION hotline_mark_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_assignment SET is_archived = (NEW.stage = 'archived') WHERE work_order_id = NEW.id;
    RETURN NULL;
END $$;
"""
_TRIGGER_BEFORE = """
CREATE OR REPLACE TRIGGER workorders_workorder_mark_parts AFTER UPDATE OF stage ON workorders_workorder
    FOR EACH ROW WHEN ((OLD.stage = 'archived') <> (NEW.stage = 'archived')) EXECUTE FUNCTION hotline_mark_parts();
"""
_WRITE = """
UPDATE workorders_assignment AS part
SET registered_at = w.registered_at, is_published = w.published_at IS NOT NULL
FROM workorders_workorder AS w WHERE w.id = part.work_order_id
"""
# Without these the planner multiplies the shares, and takes what never occurs together for frequent.
_STATISTICS = """
CREATE STATISTICS work_order_kinds (mcv) ON channel, request_type, urgency, requester_kind FROM workorders_workorder
"""


class Migration(migrations.Migration):
    dependencies = [("workorders", "0014_open_parts")]

    operations = [
        migrations.AddField("assignment", "registered_at", models.DateTimeField(db_default=Now())),
        migrations.AddField("assignment", "is_published", models.BooleanField(db_default=False, default=False)),
        migrations.RemoveIndex("assignment", "assignment_live_by_department"),
        migrations.RunSQL(_WRITE, migrations.RunSQL.noop),
        # What the statement above still holds back until the end of the transaction, an index cannot be built over.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RunSQL([_FUNCTIONS, _TRIGGER], [_FUNCTIONS_BEFORE, _TRIGGER_BEFORE]),
        migrations.AddIndex(
            "assignment",
            models.Index(
                fields=["department", "registered_at", "work_order"],
                condition=models.Q(("ended_at__isnull", True)),
                name="newest_part_by_department",
            ),
        ),
        migrations.AddIndex(
            "assignment",
            models.Index(
                fields=["department", "registered_at", "work_order"],
                condition=models.Q(("ended_at__isnull", True), ("is_published", True)),
                name="published_part_by_department",
            ),
        ),
        migrations.AddIndex(
            "workorder",
            models.Index(fields=["channel", "request_type", "urgency", "requester_kind"], name="work_order_by_kind"),
        ),
        migrations.RunSQL(_STATISTICS, "DROP STATISTICS work_order_kinds"),
    ]
