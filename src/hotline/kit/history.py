"""Migration operations that make a table append-only for the product."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import migrations
from django.db.backends.utils import CursorWrapper

# The database's owner may still remove records by hand (a legal duty to erase, a test): only connections of the
# product, which declare themselves by `hotline.application = on`, are refused.
_FUNCTION = """
CREATE OR REPLACE FUNCTION hotline_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('hotline.application', true) = 'on' THEN
        RAISE EXCEPTION 'table % is append-only: add a correcting row instead', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
"""


def append_only(table: str) -> migrations.RunSQL:
    """Refuse UPDATE and DELETE of a table's rows to the product's own connections."""
    return migrations.RunSQL(
        sql=[
            _FUNCTION,
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION hotline_refuse_change()",
        ],
        reverse_sql=f"DROP TRIGGER {table}_append_only ON {table}",
    )


# The one exception: while a file is erased at the end of its retention, the words of its history may be emptied. Who
# did what and when cannot be changed even then.
_BUT_ERASURE = """
CREATE OR REPLACE FUNCTION hotline_refuse_change_but_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('hotline.erasing', true) = 'on'
        AND to_jsonb(NEW) - TG_ARGV = to_jsonb(OLD) - TG_ARGV
        AND NOT EXISTS (
            SELECT FROM unnest(TG_ARGV) AS name WHERE NOT (
                to_jsonb(NEW) ->> name = ''
                OR jsonb_typeof(to_jsonb(NEW) -> name) = 'object'
                AND to_jsonb(OLD) -> name @> (to_jsonb(NEW) -> name))) THEN
        RETURN NEW;
    END IF;
    IF current_setting('hotline.application', true) = 'on' THEN
        RAISE EXCEPTION 'table % is append-only: add a correcting row instead', TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
END $$;
"""


def append_only_but_erasable(table: str, *columns: str) -> migrations.RunSQL:
    """Make a table append-only whose words may be emptied by `erasing` alone; of JSON, members be left out."""
    names = ", ".join(f"'{column}'" for column in columns)
    return migrations.RunSQL(
        sql=[
            _BUT_ERASURE,
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION hotline_refuse_change_but_erasure({names})",
        ],
        reverse_sql=f"DROP TRIGGER {table}_append_only ON {table}",
    )


@contextmanager
def erasing(cursor: CursorWrapper) -> Iterator[None]:
    """Let the words of histories be emptied until the block ends; only inside a transaction."""
    cursor.execute("SET LOCAL hotline.erasing = 'on'")
    yield
    cursor.execute("SET LOCAL hotline.erasing = 'off'")
