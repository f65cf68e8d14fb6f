from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from hotline.kit.history import append_only

_SIZE = 50_000


def fill_in(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Say in the new words what `was_solved` said, some rows at a time, so that nobody waits long."""
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(id), 0) FROM callbacks_callback")
        last = cursor.fetchone()[0]
        for first in range(0, last + 1, _SIZE):
            cursor.execute(
                "UPDATE callbacks_callback SET channel = 'phone', "
                "solution = CASE WHEN was_solved THEN 'solved' WHEN NOT was_solved THEN 'unsolved' ELSE '' END "
                "WHERE was_reached AND channel = '' AND id > %s AND id <= %s",
                [first - 1, first + _SIZE - 1],
            )


class Migration(migrations.Migration):
    dependencies = [("callbacks", "0002_rounds_votes_and_policies")]
    atomic = False

    operations = [migrations.RunPython(fill_in, migrations.RunPython.noop), append_only("callbacks_vote")]
