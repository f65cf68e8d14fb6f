"""Let the database keep on every part whether its work order is archived, and write it for those that exist."""

from django.db import migrations, models

# However a part or a stage is written, the mark follows; loads of years write parts of archived work orders.
_FUNCTIONS = """
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
_TRIGGERS = """
CREATE OR REPLACE TRIGGER workorders_assignment_mark BEFORE INSERT ON workorders_assignment
    FOR EACH ROW EXECUTE FUNCTION hotline_mark_part();
CREATE OR REPLACE TRIGGER workorders_workorder_mark_parts AFTER UPDATE OF stage ON workorders_workorder
    FOR EACH ROW WHEN ((OLD.stage = 'archived') <> (NEW.stage = 'archived')) EXECUTE FUNCTION hotline_mark_parts();
"""
_REMOVE = """
DROP TRIGGER workorders_workorder_mark_parts ON workorders_workorder;
DROP TRIGGER workorders_assignment_mark ON workorders_assignment;
DROP FUNCTION hotline_mark_parts();
DROP FUNCTION hotline_mark_part();
"""
# Nearly all are archived: the new column says so of every row without one being written, and the open ones are few.
_MARK_OPEN = """
UPDATE workorders_assignment SET is_archived = false
WHERE work_order_id IN (SELECT id FROM workorders_workorder WHERE stage <> 'archived')
"""


class Migration(migrations.Migration):
    dependencies = [("workorders", "0013_search_entries")]

    operations = [
        migrations.AddField(
            model_name="assignment",
            name="is_archived",
            field=models.BooleanField(db_default=True, default=False),
        ),
        migrations.RunSQL(_MARK_OPEN, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="assignment",
            name="is_archived",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunSQL([_FUNCTIONS, _TRIGGERS], _REMOVE),
        migrations.RemoveIndex(model_name="assignment", name="assignment_beside_the_lead"),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True), ("is_archived", False)),
                fields=["department", "work_order"],
                name="assignment_open_by_department",
            ),
        ),
    ]
