"""Migration operations that make a table append-only for the product."""

from django.db import migrations

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
