"""Making a hotline's database beside what is there, and putting it in place only when it is whole."""

from collections.abc import Callable

from django.db import connection, transaction

from hotline.config import opening
from hotline.config.database.server import LOADING, Server
from hotline.config.wording import tell


def build(server: Server, name: str, fill: Callable[[], None]) -> None:
    """Fill a new database and let it take the place of the hotline of that name; a failure leaves it untouched."""
    database = server.database_of(name)
    if database == server.own_database and server.is_empty(database):
        # The empty database that DATABASE_URL names is filled itself: its account may not be allowed to make another.
        opening.point_at(server, database, name)
        opening.migrate()
        with transaction.atomic():
            fill()
        analyse()
        return
    loading = database + LOADING
    server.create(loading)
    try:
        opening.point_at(server, loading, name)
        opening.migrate()
        fill()
        analyse()
        opening.leave_database()
        server.swap(loading, database)
    except BaseException:
        opening.leave_database()
        server.drop(loading)
        raise
    opening.point_at(server, database, name)


def analyse() -> None:
    """Give the planner statistics of the new records."""
    tell("正在更新统计信息…", "Updating statistics…")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
