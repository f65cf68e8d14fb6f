"""Have the database write what work orders are searched by, and write it for those that exist."""

from django.db import migrations

# One statement for a whole load: COPY of a million work orders fires it once. The last character stands alone.
_FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION hotline_pairs(written text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(one || coalesce(next, ''))), ''::tsvector)
    FROM (SELECT string_to_array(lower(written), NULL) AS characters) AS split,
        unnest(split.characters, split.characters[2:]) AS pair(one, next)
$$;
CREATE OR REPLACE FUNCTION hotline_enter_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO workorders_searchentry (work_order_id, pairs)
    SELECT id, hotline_pairs(title || E'\n' || address) FROM registered;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION hotline_enter_again_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_searchentry SET pairs = hotline_pairs(NEW.title || E'\n' || NEW.address)
    WHERE work_order_id = NEW.id;
    RETURN NULL;
END $$;
"""
_TRIGGERS = """
CREATE OR REPLACE TRIGGER workorders_workorder_enter_for_search AFTER INSERT ON workorders_workorder
    REFERENCING NEW TABLE AS registered FOR EACH STATEMENT EXECUTE FUNCTION hotline_enter_for_search();
CREATE OR REPLACE TRIGGER workorders_workorder_enter_again_for_search AFTER UPDATE OF title, address ON workorders_workorder
    FOR EACH ROW WHEN (OLD.title <> NEW.title OR OLD.address <> NEW.address)
    EXECUTE FUNCTION hotline_enter_again_for_search();
"""
_REMOVE = """
DROP TRIGGER workorders_workorder_enter_again_for_search ON workorders_workorder;
DROP TRIGGER workorders_workorder_enter_for_search ON workorders_workorder;
DROP FUNCTION hotline_enter_again_for_search();
DROP FUNCTION hotline_enter_for_search();
DROP FUNCTION hotline_pairs(text);
"""
_BATCH = 20_000
_ENTER = """
INSERT INTO workorders_searchentry (work_order_id, pairs)
SELECT id, hotline_pairs(title || E'\\n' || address) FROM workorders_workorder WHERE id > %s AND id <= %s
ON CONFLICT (work_order_id) DO NOTHING
"""


def enter_existing(apps, schema_editor):
    """In batches, each committed by itself; what an interrupted run has written is passed over."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(min(id), 1) - 1, coalesce(max(id), 0) FROM workorders_workorder")
        lowest, highest = cursor.fetchone()
        for start in range(lowest, highest, _BATCH):
            cursor.execute(_ENTER, [start, start + _BATCH])


class Migration(migrations.Migration):
    # Three million work orders take minutes: nothing is held meanwhile.
    atomic = False
    dependencies = [("workorders", "0012_lists")]

    operations = [
        migrations.RunSQL([_FUNCTIONS, _TRIGGERS], _REMOVE),
        migrations.RunPython(enter_existing, migrations.RunPython.noop),
    ]
