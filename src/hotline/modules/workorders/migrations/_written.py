"""What the database itself writes beside work orders: what they are searched by, marks of their parts, statistics."""

from django.db import migrations

# One statement for a whole load: COPY of a million work orders fires it once. The last character stands alone.
_SEARCH_FUNCTIONS = r"""
CREATE FUNCTION hotline_pairs(written text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(one || coalesce(next, ''))), ''::tsvector)
    FROM (SELECT string_to_array(lower(written), NULL) AS characters) AS split,
        unnest(split.characters, split.characters[2:]) AS pair(one, next)
$$;
CREATE FUNCTION hotline_enter_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO workorders_searchentry (work_order_id, pairs)
    SELECT id, hotline_pairs(title || E'\n' || address) FROM registered;
    RETURN NULL;
END $$;
CREATE FUNCTION hotline_enter_again_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_searchentry SET pairs = hotline_pairs(NEW.title || E'\n' || NEW.address)
    WHERE work_order_id = NEW.id;
    RETURN NULL;
END $$;
"""
_SEARCH_TRIGGERS = """
CREATE TRIGGER workorders_workorder_enter_for_search AFTER INSERT ON workorders_workorder
    REFERENCING NEW TABLE AS registered FOR EACH STATEMENT EXECUTE FUNCTION hotline_enter_for_search();
CREATE TRIGGER workorders_workorder_enter_again_for_search AFTER UPDATE OF title, address ON workorders_workorder
    FOR EACH ROW WHEN (OLD.title <> NEW.title OR OLD.address <> NEW.address)
    EXECUTE FUNCTION hotline_enter_again_for_search();
"""
_REMOVE_SEARCH = """
DROP TRIGGER workorders_workorder_enter_again_for_search ON workorders_workorder;
DROP TRIGGER workorders_workorder_enter_for_search ON workorders_workorder;
DROP FUNCTION hotline_enter_again_for_search();
DROP FUNCTION hotline_enter_for_search();
DROP FUNCTION hotline_pairs(text);
"""
# However a part or a stage is written, the marks follow; loads of years write parts of archived work orders.
_MARK_FUNCTIONS = """
CREATE FUNCTION hotline_mark_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT registered_at, stage = 'archived', published_at IS NOT NULL
        INTO NEW.registered_at, NEW.is_archived, NEW.is_published
        FROM workorders_workorder WHERE id = NEW.work_order_id;
    RETURN NEW;
END $$;
CREATE FUNCTION hotline_mark_parts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE workorders_assignment
        SET is_archived = (NEW.stage = 'archived'), is_published = (NEW.published_at IS NOT NULL)
        WHERE work_order_id = NEW.id;
    RETURN NULL;
END $$;
"""
_MARK_TRIGGERS = """
CREATE TRIGGER workorders_assignment_mark BEFORE INSERT ON workorders_assignment
    FOR EACH ROW EXECUTE FUNCTION hotline_mark_part();
CREATE TRIGGER workorders_workorder_mark_parts AFTER UPDATE OF stage, published_at ON workorders_workorder
    FOR EACH ROW WHEN ((OLD.stage = 'archived') <> (NEW.stage = 'archived')
        OR (OLD.published_at IS NULL) <> (NEW.published_at IS NULL)) EXECUTE FUNCTION hotline_mark_parts();
"""
_REMOVE_MARKS = """
DROP TRIGGER workorders_workorder_mark_parts ON workorders_workorder;
DROP TRIGGER workorders_assignment_mark ON workorders_assignment;
DROP FUNCTION hotline_mark_parts();
DROP FUNCTION hotline_mark_part();
"""
# Without these the planner multiplies the shares, and takes what never occurs together for frequent.
_STATISTICS = """
CREATE STATISTICS work_order_kinds (mcv) ON channel, request_type, urgency, requester_kind FROM workorders_workorder
"""

WRITTEN_BY_THE_DATABASE = [
    migrations.RunSQL([_SEARCH_FUNCTIONS, _SEARCH_TRIGGERS], _REMOVE_SEARCH),
    migrations.RunSQL([_MARK_FUNCTIONS, _MARK_TRIGGERS], _REMOVE_MARKS),
    migrations.RunSQL(_STATISTICS, "DROP STATISTICS work_order_kinds"),
]
